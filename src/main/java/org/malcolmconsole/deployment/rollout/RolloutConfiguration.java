package org.malcolmconsole.deployment.rollout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.operation.OperationHandler;

/**
 * The operations that share a handler.
 */
@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

	@Bean
	OperationHandler startHandler(Pinning pinning, Rollout rollout, Removal removal, Delivered delivered,
			Readiness readiness) {
		return new RolloutHandler("start", pinning, rollout, removal, delivered, readiness);
	}

	@Bean
	OperationHandler applyHandler(Pinning pinning, Rollout rollout, Removal removal, Delivered delivered,
			Readiness readiness) {
		return new RolloutHandler("apply", pinning, rollout, removal, delivered, readiness);
	}

	@Bean
	OperationHandler stopHandler(Pinning pinning, Cluster cluster, Remainder remainder, Removal removal,
			Ending ending) {
		return new StopHandler(false, pinning, cluster, remainder, removal, ending);
	}

	@Bean
	OperationHandler wipeHandler(Pinning pinning, Cluster cluster, Remainder remainder, Removal removal,
			Ending ending) {
		return new StopHandler(true, pinning, cluster, remainder, removal, ending);
	}

}
