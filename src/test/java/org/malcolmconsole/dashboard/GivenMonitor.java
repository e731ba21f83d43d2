package org.malcolmconsole.dashboard;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.deployment.NodeStatus;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.PodStatus;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.Status;

/**
 * A status that a test decides.
 */
class GivenMonitor implements Monitor {

	static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

	private volatile Status status = of(Phase.STOPPED, null);

	@Override
	public Status status() {
		return this.status;
	}

	void is(Status given) {
		this.status = given;
	}

	static Status of(Phase phase, @Nullable String reason, ServiceStatus... services) {
		return new Status(phase, reason, "malcolm", NOW, null, true, List.of(), List.of(), List.of(services), List.of(),
				List.of());
	}

	static Status stale(Status status) {
		return new Status(status.phase(), status.reason(), status.namespace(), status.asOf(), NOW, false,
				status.nodes(), status.pods(), status.services(), status.urls(), List.of());
	}

	/** The same with something that was told to go. */
	static Status going(Status status, String kind, String name, String sentence) {
		return new Status(status.phase(), status.reason(), status.namespace(), status.asOf(), status.staleSince(),
				status.metrics(), status.nodes(), status.pods(), status.services(), status.urls(),
				List.of(new Status.BeingDeleted(kind, name, NOW, sentence)));
	}

	static Status with(Status status, List<NodeStatus> nodes, List<PodStatus> pods, List<Status.Page> urls) {
		return new Status(status.phase(), status.reason(), status.namespace(), status.asOf(), status.staleSince(),
				status.metrics(), nodes, pods, status.services(), urls, List.of());
	}

	static ServiceStatus service(String name, String group, ServiceState state, @Nullable String reason) {
		return new ServiceStatus(name, "What " + name + " does", group, name + "-deployment", state,
				(state == ServiceState.READY) ? 1 : 0, 1, 0, reason, null);
	}

	static PodStatus pod(String name, String service, @Nullable Double cores, @Nullable Long bytes) {
		return new PodStatus(name, "Running", "10.0.0.1", "ReplicaSet", "node-1", cores, bytes, List.of(), service,
				true, null, NOW);
	}

	static NodeStatus node(String name, boolean ready, @Nullable String reason) {
		return new NodeStatus(name, name, "10.0.0.1", null, null, 8, 2.0, 32L << 30, 8L << 30, null, 7, ready, reason,
				NOW);
	}

}
