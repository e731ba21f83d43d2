package org.malcolmconsole.cluster.connection;

import java.time.Clock;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterPlace;
import org.malcolmconsole.cluster.Connection;

/**
 * What a connection is for work that is meant for one place.
 */
final class Scoped {

	private Scoped() {
	}

	/**
	 * Whether the connected cluster answers and is the one that is wanted; one that does
	 * not answer may be any.
	 */
	static boolean here(Connection connection, ClusterPlace wanted) {
		return connection.connected() && connection.place().filter(wanted::same).isPresent();
	}

	static void require(Connection connection, ClusterPlace wanted) {
		if (!connection.connected()) {
			throw new ClusterException(Reason.UNREACHABLE,
					(connection.problem() != null) ? connection.problem() : "The cluster does not answer.");
		}
		if (!here(connection, wanted)) {
			throw new ClusterException(Reason.ELSEWHERE, elsewhere(connection, wanted));
		}
	}

	/**
	 * The connection as such work sees it: that of its own place, whose uid stays known,
	 * or none that answers.
	 */
	static Connection connection(Connection connection, ClusterPlace wanted, Clock clock) {
		if (here(connection, wanted)) {
			return (connection.uid() != null) ? connection : connection.withUid(wanted.uid());
		}
		String problem = connection.connected() ? elsewhere(connection, wanted) : connection.problem();
		return Inspector.elsewhere(wanted, (problem != null) ? problem : "The cluster does not answer.", clock);
	}

	private static String elsewhere(Connection connection, ClusterPlace wanted) {
		String now = connection.place().map(ClusterPlace::words).orElse("none");
		return "It belongs to %s. Connected is %s. Connect the former again, and it goes on; or cancel it."
			.formatted(wanted.words(), now);
	}

}
