package org.malcolmconsole.deployment.target;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.ClusterPlace;
import org.malcolmconsole.cluster.ConnectionRule;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationProblem;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.Operations;

/**
 * Keeps the cluster connected in which an operation is under way.
 */
@Component
class UnderWay implements ConnectionRule {

	private final Operations operations;

	UnderWay(Operations operations) {
		this.operations = operations;
	}

	@Override
	public void check(ClusterPlace place) {
		Operation running = this.operations.running().orElse(null);
		OperationTarget target = (running != null) ? running.target() : null;
		Optional<ClusterPlace> needed = Optional.ofNullable(target).map(Pinning::place);
		if (running != null && needed.isPresent() && !needed.get().same(place)) {
			throw OperationProblem.belongsElsewhere(running, needed.get().words());
		}
	}

}
