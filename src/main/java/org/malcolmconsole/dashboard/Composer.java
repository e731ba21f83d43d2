package org.malcolmconsole.dashboard;

import java.time.Clock;
import java.util.Optional;

import org.malcolmconsole.centre.ExpiryWarnings;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.Operations;

import org.springframework.stereotype.Component;

/**
 * Puts the page together from what the features know already.
 */
@Component
class Composer {

	private final Monitor monitor;

	private final Operations operations;

	private final Cluster cluster;

	private final ExpiryWarnings warnings;

	private final Clock clock;

	Composer(Monitor monitor, Operations operations, Cluster cluster, ExpiryWarnings warnings, Clock clock) {
		this.monitor = monitor;
		this.operations = operations;
		this.cluster = cluster;
		this.warnings = warnings;
		this.clock = clock;
	}

	Dashboard compose() {
		Status status = this.monitor.status();
		Optional<Operation> last = this.operations.recent(0, 1).stream().findFirst();
		Operation running = this.operations.running().orElse(null);
		return new Dashboard(this.cluster.connection(), status, Look.of(status.phase()), ServiceGroup.of(status),
				Attention.of(status, last, this.warnings.warnings(), this.clock.instant()), running,
				(running != null) ? this.operations.types().doing(running.type()) : "");
	}

}
