package org.malcolmconsole.cluster;

import org.jspecify.annotations.Nullable;

/**
 * An open log; unread lines wait in the cluster, not in memory.
 */
public interface LogStream extends AutoCloseable {

	/**
	 * Waits for the next line.
	 * @return null at the end of the log, or when this was closed
	 * @throws ClusterException when the connection broke; open again from the last line's
	 * second on
	 */
	@Nullable LogLine next();

	/**
	 * Ends the connection, and a waiting reader; may be called from any thread.
	 */
	@Override
	void close();

}
