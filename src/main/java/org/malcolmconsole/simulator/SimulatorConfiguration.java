package org.malcolmconsole.simulator;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Puts the simulated cluster in the place of a real one.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class SimulatorConfiguration {

	@Bean
	Simulator simulator(SimulatorProperties properties, Clock clock, SecureRandom random) {
		return Simulator.start(properties, clock, random);
	}

}
