package org.malcolmconsole.simulator;

import java.security.SecureRandom;
import java.time.Clock;

import org.junit.jupiter.api.AfterAll;
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

	@AfterAll
	void stop() {
		this.simulator.close();
	}

}
