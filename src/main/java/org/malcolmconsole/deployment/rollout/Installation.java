package org.malcolmconsole.deployment.rollout;

import java.util.Map;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.desired.Ownership;

/**
 * One Malcolm in one namespace of one cluster.
 *
 * @param cluster id of the cluster, empty when it does not tell
 */
record Installation(String cluster, String namespace) {

	static Installation in(Cluster cluster) {
		Connection connection = cluster.connection();
		return new Installation((connection.uid() != null) ? connection.uid() : "", connection.namespace());
	}

	Map<String, String> labels() {
		return Ownership.labels(this.namespace);
	}

}
