package org.malcolmconsole.cluster.connection;

import java.time.Clock;

import org.malcolmconsole.cluster.ConnectionRule;
import org.malcolmconsole.cluster.SimulatedCluster;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the one cluster of the application.
 */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

	@Bean(destroyMethod = "close")
	Changes clusterChanges() {
		return new Changes();
	}

	@Bean(destroyMethod = "")
	LiveCluster cluster(ClusterProperties properties, Clock clock, Changes changes,
			ObjectProvider<ConnectionRule> rules) {
		return new LiveCluster(properties.namespace(), clock, changes, rules);
	}

	@Bean
	ConnectionKeeper connections(ClusterProperties properties, ConnectionDirectory directory, LiveCluster cluster,
			Changes changes, ObjectProvider<SimulatedCluster> simulated) {
		return new ConnectionKeeper(properties, new ConnectionStore(directory.folder()), cluster, changes,
				simulated.getIfAvailable());
	}

}
