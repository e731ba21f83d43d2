package org.malcolmconsole.dashboard;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.web.StripItem;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * What the strip says: where we are, how Malcolm does, what is being done, how old that
 * is.
 */
@Component
class DashboardStrip implements StripItem {

	private final Cluster cluster;

	private final Monitor monitor;

	private final Operations operations;

	private final Workspace workspace;

	DashboardStrip(Cluster cluster, Monitor monitor, Operations operations, Workspace workspace) {
		this.cluster = cluster;
		this.monitor = monitor;
		this.operations = operations;
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
	public Optional<Running> running() {
		return this.operations.running().map((operation) -> {
			Optional<OperationStep> step = operation.currentStep();
			return new Running(title(operation, step), step.map(OperationStep::done).orElse(0),
					step.map(OperationStep::total).orElse(0), "/operations/" + operation.id());
		});
	}

	private static String title(Operation operation, Optional<OperationStep> step) {
		return Look.doing(operation.type()) + step.map((now) -> ", " + now.title().toLowerCase(Locale.ROOT)).orElse("");
	}

	@Override
	public Optional<Freshness> freshness() {
		boolean isChosen = this.cluster.connection().state() != Connection.State.NOT_CONFIGURED;
		return isChosen ? Optional.of(new Freshness(this.monitor.status().staleSince())) : Optional.empty();
	}

}
