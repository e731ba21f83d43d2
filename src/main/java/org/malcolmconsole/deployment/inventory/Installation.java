package org.malcolmconsole.deployment.inventory;

import java.util.Map;

import org.malcolmconsole.deployment.desired.Ownership;

/**
 * One Malcolm in one namespace of one cluster.
 *
 * @param cluster key of the cluster in the inventory
 */
public record Installation(String cluster, String namespace) {

	public Map<String, String> labels() {
		return Ownership.labels(this.namespace);
	}

}
