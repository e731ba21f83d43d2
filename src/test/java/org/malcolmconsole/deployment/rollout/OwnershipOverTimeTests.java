package org.malcolmconsole.deployment.rollout;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.simulator.Simulator;
import org.malcolmconsole.simulator.SimulatorProperties;

/** On the simulated cluster. */
class OwnershipOverTimeTests extends OwnershipContract {

	private static final Simulator SIMULATOR = Simulator.start(SimulatorProperties.fast(), Clock.systemUTC(),
			new SecureRandom());

	@AfterAll
	static void end() {
		SIMULATOR.close();
	}

	@Override
	ConsoleCluster open(String namespace) {
		return ConsoleCluster.simulated(SIMULATOR, namespace);
	}

	@Override
	void orphan(Cluster cluster, String deployment) {
		Map<String, Object> none = new HashMap<>();
		none.put("ownerReferences", null);
		cluster.list("apps/v1", "ReplicaSet", cluster.namespace(), Map.of())
			.stream()
			.filter((set) -> set.name().startsWith(deployment))
			.forEach((set) -> cluster.patch(set.ref(), Map.of("metadata", none)));
		cluster.delete(new ObjectRef("apps/v1", "Deployment", cluster.namespace(), deployment), null);
	}

}
