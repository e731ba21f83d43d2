package org.malcolmconsole.deployment.rollout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.operation.OperationHandler;

/**
 * The operations that share a handler.
 */
@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

	@Bean
	OperationHandler startHandler(Cluster cluster, Blueprint blueprint, Rollout rollout, Removal removal,
			Readiness readiness) {
		return new RolloutHandler("start", cluster, blueprint, rollout, removal, readiness);
	}

	@Bean
	OperationHandler applyHandler(Cluster cluster, Blueprint blueprint, Rollout rollout, Removal removal,
			Readiness readiness) {
		return new RolloutHandler("apply", cluster, blueprint, rollout, removal, readiness);
	}

	@Bean
	OperationHandler stopHandler(Cluster cluster, Blueprint blueprint, Inventory inventory, Removal removal,
			Ending ending) {
		return new StopHandler(false, cluster, blueprint, inventory, removal, ending);
	}

	@Bean
	OperationHandler wipeHandler(Cluster cluster, Blueprint blueprint, Inventory inventory, Removal removal,
			Ending ending) {
		return new StopHandler(true, cluster, blueprint, inventory, removal, ending);
	}

}
