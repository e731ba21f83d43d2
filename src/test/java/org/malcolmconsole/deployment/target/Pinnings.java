package org.malcolmconsole.deployment.target;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterScope;
import org.malcolmconsole.workspace.Workspace;

/** The parts that tie work to its place, for tests. */
public final class Pinnings {

	private Pinnings() {
	}

	public static Blueprint blueprint(Workspace workspace, Cluster cluster) {
		return new Blueprint(workspace, cluster);
	}

	/** Ties work on a cluster that is connected for real. */
	public static Pinning of(Blueprint blueprint, Cluster cluster) {
		return new Pinning(cluster, (ClusterScope) cluster, blueprint);
	}

}
