package org.malcolmconsole.dashboard;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.Operation;

/**
 * All that the page shows at one moment.
 *
 * @param running the operation under way, null when nothing is being done
 * @param doing what it does, "" when nothing is being done
 */
record Dashboard(Connection connection, Status status, Look look, List<ServiceGroup> groups, List<Attention> attention,
		@Nullable Operation running, String doing) {

	public boolean isConnected() {
		return this.connection.state() != Connection.State.NOT_CONFIGURED;
	}

	/**
	 * Malcolm's own pages, those that a browser opens as a page.
	 */
	public List<Status.Page> addresses() {
		return this.status.urls().stream().filter((page) -> page.url().matches("https?://.*")).toList();
	}

	/**
	 * Whether a start makes sense now.
	 */
	public boolean canStart() {
		return this.running == null && this.status.phase() == Phase.STOPPED;
	}

	/**
	 * Whether there is something that a stop could end.
	 */
	public boolean canStop() {
		return this.running == null && switch (this.status.phase()) {
			case STARTING, READY, DEGRADED -> true;
			default -> false;
		};
	}

	/**
	 * How it is, in a sentence.
	 */
	public String sentence() {
		if (!isConnected()) {
			return "No cluster is connected yet.";
		}
		String reason = this.status.reason();
		return switch (this.status.phase()) {
			case READY -> "All %d services are ready.".formatted(this.status.services().size());
			case STOPPED -> (reason != null) ? reason : "Malcolm is not running. Its data stay where they are.";
			case STARTING, DEGRADED, STOPPING -> counted((reason != null) ? " " + reason : "");
			default -> (reason != null) ? reason : "";
		};
	}

	private String counted(String more) {
		return "%d of %d services ready.%s".formatted(this.status.ready(), this.status.services().size(), more);
	}

	public Look look(Operation operation, int step) {
		return Look.of(operation.steps().get(step).state());
	}

}
