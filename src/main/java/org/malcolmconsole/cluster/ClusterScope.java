package org.malcolmconsole.cluster;

/**
 * Keeps work to one cluster and namespace, whatever is connected meanwhile.
 */
public interface ClusterScope {

	/**
	 * Does work on this thread during which {@link Cluster} knows that place only: each
	 * call goes to it, or fails with {@link ClusterException.Reason#ELSEWHERE} while
	 * another one is connected. Calls also fail while the connected cluster does not
	 * answer, as then nobody knows which one it is.
	 * @throws ClusterException as a call would, when the work can't be begun
	 */
	void within(ClusterPlace place, Runnable work);

}
