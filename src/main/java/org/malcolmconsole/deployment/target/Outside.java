package org.malcolmconsole.deployment.target;

import java.util.Set;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationWaits;

/**
 * Turns what goes wrong outside into waiting, when waiting may help, or into the end.
 */
public final class Outside {

	private static final String CLUSTER = "cluster";

	private static final Set<Reason> MENDED_BY_CONNECTING = Set.of(Reason.NOT_CONFIGURED, Reason.ELSEWHERE,
			Reason.UNAUTHENTICATED);

	private Outside() {
	}

	/**
	 * Lets an operation wait until a cluster is connected and answers.
	 */
	public static void requireConnection(Cluster cluster) {
		Connection connection = cluster.connection();
		if (!connection.connected()) {
			String problem = (connection.problem() != null) ? connection.problem() : "The cluster does not answer.";
			throw new OperationWaits(CLUSTER, problem, null);
		}
	}

	/**
	 * Waiting, when somebody or time may mend it; else a failure.
	 */
	public static RuntimeException waitsOrFails(ClusterException ex) {
		if (ex.temporary() || MENDED_BY_CONNECTING.contains(ex.reason())) {
			return new OperationWaits(CLUSTER, ex.getMessage(), ex);
		}
		if (ex.reason() == Reason.CONFLICT) {
			return new OperationWaits("namespace", ex.getMessage(), ex);
		}
		return new OperationFailed(ex.getMessage(), ex);
	}

}
