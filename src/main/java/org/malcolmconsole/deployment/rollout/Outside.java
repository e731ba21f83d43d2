package org.malcolmconsole.deployment.rollout;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationWaits;

/**
 * Turns what goes wrong outside into waiting, when waiting may help, or into the end.
 */
final class Outside {

	private static final String CLUSTER = "cluster";

	private Outside() {
	}

	/**
	 * Lets an operation wait until a cluster is connected and answers.
	 */
	static void requireConnection(Cluster cluster) {
		Connection connection = cluster.connection();
		if (!connection.connected()) {
			String problem = (connection.problem() != null) ? connection.problem() : "The cluster does not answer.";
			throw new OperationWaits(CLUSTER, problem, null);
		}
	}

	static RuntimeException waitsOrFails(ClusterException ex) {
		if (ex.temporary() || ex.reason() == Reason.NOT_CONFIGURED) {
			return new OperationWaits(CLUSTER, ex.getMessage(), ex);
		}
		if (ex.reason() == Reason.CONFLICT) {
			return new OperationWaits("namespace", ex.getMessage(), ex);
		}
		return new OperationFailed(ex.getMessage(), ex);
	}

}
