package org.malcolmconsole.deployment.target;

import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterPlace;
import org.malcolmconsole.cluster.ClusterScope;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.operation.OperationTarget;

/**
 * Ties an operation to the cluster, the namespace and the revision that it was asked for.
 */
@Component
public class Pinning {

	private final Cluster cluster;

	private final ClusterScope scope;

	private final Blueprint blueprint;

	private final ReentrantLock writing = new ReentrantLock();

	Pinning(Cluster cluster, ClusterScope scope, Blueprint blueprint) {
		this.cluster = cluster;
		this.scope = scope;
		this.blueprint = blueprint;
	}

	/**
	 * What an operation that is asked for now belongs to. What somebody edited by hand
	 * becomes a revision by being read.
	 * @throws ErrorResponseException when the directory can't be applied as it is (422)
	 * or be read, or no cluster was chosen
	 */
	public OperationTarget pin() {
		Connection connection = this.cluster.connection();
		DesiredState desired = this.blueprint.read(connection.namespace()).sound();
		return target(place(connection), desired.revision(), desired.hash());
	}

	/**
	 * The same for work that can do without a sound directory; the revision is 0 when it
	 * can't even be read.
	 */
	public OperationTarget pinWithoutDirectory() {
		Connection connection = this.cluster.connection();
		ClusterPlace place = place(connection);
		try {
			DesiredState desired = this.blueprint.read(connection.namespace());
			return target(place, desired.revision(), desired.hash());
		}
		catch (ErrorResponseException ex) {
			return target(place, 0, "");
		}
	}

	private static ClusterPlace place(Connection connection) {
		return connection.place()
			.orElseThrow(() -> new ClusterException(Reason.NOT_CONFIGURED, (connection.problem() != null)
					? connection.problem() : "No cluster is connected yet. Connect one first."));
	}

	private static OperationTarget target(ClusterPlace place, long revision, String hash) {
		return new OperationTarget(place.uid(), place.server(), place.namespace(), revision, hash);
	}

	/**
	 * What the pinned revision asks the cluster for.
	 * @throws org.malcolmconsole.operation.OperationFailed when it can't be read any more
	 */
	public DesiredState desired(OperationTarget target) {
		return this.blueprint.read(target);
	}

	/**
	 * Where the target is.
	 */
	static ClusterPlace place(OperationTarget target) {
		return new ClusterPlace(target.cluster(), target.server(), target.namespace());
	}

	/**
	 * Does work whose calls go to the target's cluster and namespace, or fail.
	 */
	public void within(OperationTarget target, Runnable work) {
		this.scope.within(place(target), work);
	}

	/**
	 * Does what changes configuration, one at a time.
	 */
	public void writing(Runnable work) {
		this.writing.lock();
		try {
			work.run();
		}
		finally {
			this.writing.unlock();
		}
	}

}
