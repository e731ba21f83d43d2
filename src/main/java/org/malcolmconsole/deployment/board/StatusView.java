package org.malcolmconsole.deployment.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.deployment.NodeStatus;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.PodStatus;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.Status;

/**
 * A status as the API tells it: the columns of Malcolm's status tables as text, and the
 * same figures as numbers.
 */
record StatusView(Phase phase, @Nullable String reason, String namespace, Instant asOf, @Nullable Instant staleSince,
		boolean metrics, List<NodeView> nodes, List<PodView> pods, List<ServiceStatus> services, List<Status.Page> urls,
		List<Status.BeingDeleted> beingDeleted) {

	static StatusView of(Status status, Instant now) {
		return new StatusView(status.phase(), status.reason(), status.namespace(), status.asOf(), status.staleSince(),
				status.metrics(), status.nodes().stream().map((node) -> NodeView.of(node, now)).toList(),
				status.pods().stream().map((pod) -> PodView.of(pod, now)).toList(), status.services(), status.urls(),
				status.beingDeleted());
	}

	/**
	 * Millicores: {@code 120.00m}.
	 */
	static @Nullable String milli(@Nullable Double cores) {
		return (cores != null) ? String.format(Locale.ROOT, "%.2fm", cores * 1000) : null;
	}

	/**
	 * Memory or storage with two decimals: {@code 300.00Mi}, from one GiB on
	 * {@code 1.17Gi}.
	 */
	static @Nullable String binary(@Nullable Long bytes) {
		if (bytes == null) {
			return null;
		}
		double mebibytes = bytes / 1048576.0;
		return (mebibytes >= 1024) ? String.format(Locale.ROOT, "%.2fGi", mebibytes / 1024)
				: String.format(Locale.ROOT, "%.2fMi", mebibytes);
	}

	/**
	 * The two largest units of an age: {@code 3d4h}, {@code 5m12s}.
	 */
	static String age(Instant since, Instant now) {
		Duration age = Duration.between(since, now.isBefore(since) ? since : now);
		if (age.toDays() > 0) {
			return age.toDays() + "d" + age.toHoursPart() + "h";
		}
		if (age.toHours() > 0) {
			return age.toHours() + "h" + age.toMinutesPart() + "m";
		}
		return (age.toMinutes() > 0) ? age.toMinutes() + "m" + age.toSecondsPart() + "s" : age.toSeconds() + "s";
	}

	record NodeView(String name, String hostname, String ip, @Nullable String providerId, @Nullable String instanceType,
			String totalCpu, @Nullable String cpuUsage, @Nullable String percentCpu, @Nullable String totalMemory,
			@Nullable String memoryUsage, @Nullable String totalStorage, int currentPods, boolean ready,
			@Nullable String reason, String age, double totalCores, @Nullable Double usedCores, long totalMemoryBytes,
			@Nullable Long usedMemoryBytes, Instant createdAt) {

		static NodeView of(NodeStatus node, Instant now) {
			Double percent = node.percentCpu();
			return new NodeView(node.name(), node.hostname(), node.ip(), node.providerId(), node.instanceType(),
					String.format(Locale.ROOT, "%.0fm", node.totalCpu() * 1000), milli(node.cpuUsage()),
					(percent != null) ? String.format(Locale.ROOT, "%.2f%%", percent) : null,
					binary(node.totalMemory()), binary(node.memoryUsage()), binary(node.totalStorage()),
					node.currentPods(), node.ready(), node.reason(), StatusView.age(node.created(), now),
					node.totalCpu(), node.cpuUsage(), node.totalMemory(), node.memoryUsage(), node.created());
		}

	}

	record PodView(String name, String state, @Nullable String ip, @Nullable String kind, @Nullable String node,
			@Nullable String cpuUsage, @Nullable String memoryUsage, String restarts, String image,
			@Nullable String service, boolean ready, @Nullable String reason, String age, @Nullable Double usedCores,
			@Nullable Long usedMemoryBytes, List<PodStatus.Container> containers, Instant createdAt) {

		static PodView of(PodStatus pod, Instant now) {
			String restarts = pod.containers()
				.stream()
				.map((container) -> container.name() + ":" + container.restarts())
				.collect(Collectors.joining(","));
			String images = pod.containers().stream().map(PodStatus.Container::image).collect(Collectors.joining(","));
			return new PodView(pod.name(), pod.state(), pod.ip(), pod.kind(), pod.node(), milli(pod.cpuUsage()),
					binary(pod.memoryUsage()), restarts, images, pod.service(), pod.ready(), pod.reason(),
					StatusView.age(pod.created(), now), pod.cpuUsage(), pod.memoryUsage(), pod.containers(),
					pod.created());
		}

	}

}
