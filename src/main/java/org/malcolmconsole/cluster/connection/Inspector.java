package org.malcolmconsole.cluster.connection;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterPlace;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.Permission;
import org.malcolmconsole.cluster.rest.Inspection;
import org.malcolmconsole.cluster.rest.Measurements;
import org.malcolmconsole.cluster.rest.Rest;

/**
 * Finds out all that a {@link Connection} says.
 */
final class Inspector {

	private final Target target;

	private final Inspection inspection;

	private final Measurements measurements;

	private final Clock clock;

	Inspector(Target target, Inspection inspection, Rest rest, Clock clock) {
		this.target = target;
		this.inspection = inspection;
		this.measurements = new Measurements(rest, target.namespace(), clock);
		this.clock = clock;
	}

	Connection inspect() {
		String version = this.inspection.version();
		Connection.Identity identity = this.inspection.identity();
		List<Permission> permissions = Needs.in(this.target.namespace()).stream().map(this.inspection::ask).toList();
		return new Connection(State.CONNECTED, this.target.source(), address(), this.target.context(),
				this.target.namespace(), identity, version, this.inspection.uid(), this.measurements.available(),
				permissions, this.inspection.storageClasses(), this.inspection.ingressClasses(), null,
				this.clock.instant(), this.target.access().endpoint());
	}

	/**
	 * What was known, while the cluster is away.
	 */
	Connection lost(Connection last, String problem) {
		return new Connection(State.UNREACHABLE, last.source(), last.address(), last.context(), last.namespace(),
				last.identity(), last.version(), last.uid(), last.metrics(), last.permissions(), last.storageClasses(),
				last.ingressClasses(), problem, last.asOf(), last.endpoint());
	}

	/**
	 * What work that is meant for another place is told.
	 */
	static Connection elsewhere(ClusterPlace wanted, String problem, Clock clock) {
		return new Connection(State.UNREACHABLE, null, wanted.server(), null, wanted.namespace(), null, null,
				wanted.uid(), false, List.of(), List.of(), List.of(), problem, clock.instant(), null);
	}

	Connection unreachable(String problem) {
		return new Connection(State.UNREACHABLE, this.target.source(), address(), this.target.context(),
				this.target.namespace(), null, null, null, false, List.of(), List.of(), List.of(), problem,
				this.clock.instant(), this.target.access().endpoint());
	}

	static Connection none(String namespace, @Nullable String problem, Clock clock) {
		return new Connection(State.NOT_CONFIGURED, null, null, null, namespace, null, null, null, false, List.of(),
				List.of(), List.of(), problem, clock.instant(), null);
	}

	private String address() {
		return this.target.access().server().toString();
	}

}
