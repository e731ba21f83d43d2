package org.malcolmconsole.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.cluster.contract.Api;
import org.malcolmconsole.cluster.contract.ClusterContract;

/** The simulated cluster keeps the contract. */
class SimulatorContractIT extends ClusterContract {

	private final Simulator simulator = Simulator.start(SimulatorProperties.fast(), Clock.systemUTC(),
			new SecureRandom());

	private final Api api = new Api(this.simulator.address(), null, this.simulator.token());

	@Override
	public Api api() {
		return this.api;
	}

	@Override
	public ConsoleCluster console(String namespace) {
		return ConsoleCluster.simulated(this.simulator, namespace);
	}

	@Override
	public void log(String namespace, String pod, String container, String... lines) {
		this.simulator.writeLog(namespace, pod, container, Instant.now(), lines);
	}

	@Override
	public void forgetHistory() {
		// its versions begin far above 1
	}

	@AfterAll
	void stop() {
		this.simulator.close();
	}

}
