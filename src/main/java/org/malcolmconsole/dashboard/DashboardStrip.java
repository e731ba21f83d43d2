package org.malcolmconsole.dashboard;

import java.util.Objects;
import java.util.Optional;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.web.StripItem;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * What the strip says: where we are, how Malcolm does, and how old that is.
 */
@Component
class DashboardStrip implements StripItem {

	private final Cluster cluster;

	private final Monitor monitor;

	private final Workspace workspace;

	DashboardStrip(Cluster cluster, Monitor monitor, Workspace workspace) {
		this.cluster = cluster;
		this.monitor = monitor;
		this.workspace = workspace;
	}

	@Override
	public Optional<Context> context() {
		Connection connection = this.cluster.connection();
		return Optional.of(connection)
			.filter((known) -> known.source() != null)
			.map((known) -> new Context(name(known), known.namespace(), this.workspace.release().version()));
	}

	private static String name(Connection connection) {
		if (connection.source() == Connection.Source.SIMULATED) {
			return "simulated cluster";
		}
		String address = Objects.requireNonNullElse(connection.address(), "this cluster");
		return Objects.requireNonNullElse(connection.context(), address);
	}

	@Override
	public Optional<Phase> phase() {
		Look look = Look.of(this.monitor.status().phase());
		return Optional.of(new Phase(look.tone(), look.word()));
	}

	@Override
	public Optional<Freshness> freshness() {
		boolean isChosen = this.cluster.connection().state() != Connection.State.NOT_CONFIGURED;
		return isChosen ? Optional.of(new Freshness(this.monitor.status().staleSince())) : Optional.empty();
	}

}
