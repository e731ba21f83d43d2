package org.malcolmconsole.cluster.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Container.State;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;

/**
 * Turns pods into values.
 */
final class Pods {

	private Pods() {
	}

	static Pod of(io.fabric8.kubernetes.api.model.Pod pod) {
		PodSpec spec = (pod.getSpec() != null) ? pod.getSpec() : new PodSpec();
		PodStatus status = (pod.getStatus() != null) ? pod.getStatus() : new PodStatus();
		String phase = (status.getPhase() != null) ? status.getPhase() : "Pending";
		return new Pod(Fields.metadata(pod), phase, status.getReason(), status.getMessage(), spec.getNodeName(),
				status.getPodIP(), status.getHostIP(), Fields.time(status.getStartTime()),
				containers(spec.getInitContainers(), status.getInitContainerStatuses()),
				containers(spec.getContainers(), status.getContainerStatuses()), conditions(status));
	}

	private static List<Condition> conditions(PodStatus status) {
		return Fields.list(status.getConditions())
			.stream()
			.map((condition) -> new Condition(condition.getType(), condition.getStatus(), condition.getReason(),
					condition.getMessage(), Fields.time(condition.getLastTransitionTime())))
			.toList();
	}

	private static List<Container> containers(@Nullable List<io.fabric8.kubernetes.api.model.Container> specs,
			@Nullable List<ContainerStatus> statuses) {
		Map<String, ContainerStatus> byName = Fields.list(statuses)
			.stream()
			.collect(Collectors.toMap(ContainerStatus::getName, Function.identity(), (first, second) -> first));
		return Fields.list(specs).stream().map((spec) -> container(spec, byName.get(spec.getName()))).toList();
	}

	private static Container container(io.fabric8.kubernetes.api.model.Container spec,
			@Nullable ContainerStatus reported) {
		ContainerStatus status = (reported != null) ? reported : new ContainerStatus();
		Phase phase = Phase.of(status.getState());
		Phase last = Phase.of(status.getLastState());
		ResourceRequirements resources = (spec.getResources() != null) ? spec.getResources()
				: new ResourceRequirements();
		Map<String, Quantity> requests = resources.getRequests();
		Map<String, Quantity> limits = resources.getLimits();
		return new Container(spec.getName(), Fields.text(spec.getImage()), phase.state(),
				Boolean.TRUE.equals(status.getReady()), Fields.number(status.getRestartCount()), phase.reason(),
				phase.message(), phase.exitCode(), phase.since(), last.reason(), last.exitCode(),
				Fields.cores(requests), Fields.cores(limits), Fields.bytes(requests, "memory"),
				Fields.bytes(limits, "memory"));
	}

	/**
	 * What a container does or did, and why.
	 */
	private record Phase(State state, @Nullable String reason, @Nullable String message, @Nullable Integer exitCode,
			@Nullable Instant since) {

		static Phase of(@Nullable ContainerState state) {
			if (state != null && state.getRunning() != null) {
				return new Phase(State.RUNNING, null, null, null, Fields.time(state.getRunning().getStartedAt()));
			}
			if (state != null && state.getTerminated() != null) {
				ContainerStateTerminated end = state.getTerminated();
				return new Phase(State.TERMINATED, end.getReason(), end.getMessage(), end.getExitCode(),
						Fields.time(end.getFinishedAt()));
			}
			if (state != null && state.getWaiting() != null) {
				return new Phase(State.WAITING, state.getWaiting().getReason(), state.getWaiting().getMessage(), null,
						null);
			}
			return new Phase(State.UNKNOWN, null, null, null, null);
		}

	}

}
