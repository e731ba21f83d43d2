package org.malcolmconsole.deployment.target;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.release.MalcolmService;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

/**
 * Reads the Malcolm directory and says what it asks the connected cluster for.
 */
@Component
public class Blueprint {

	private static final String AGAIN = "What was done stays; ask for it again, then it takes the directory as it is.";

	private final Workspace workspace;

	private final Cluster cluster;

	Blueprint(Workspace workspace, Cluster cluster) {
		this.workspace = workspace;
		this.cluster = cluster;
	}

	/**
	 * The desired state of the directory as it is now, with its problems.
	 */
	public DesiredState read() {
		return read(this.cluster.namespace());
	}

	/**
	 * The same for another namespace.
	 */
	public DesiredState read(String namespace) {
		return DesiredState.of(release(), this.workspace.read(), namespace);
	}

	/**
	 * The state that an operation was asked for, whatever the directory holds by now.
	 * @throws OperationFailed when it can't be read any more
	 */
	public DesiredState read(OperationTarget target) {
		DesiredState desired = DesiredState.of(release(), contents(target), target.namespace());
		if (!desired.hash().equals(target.hash())) {
			throw new OperationFailed(
					("Revision %d of the Malcolm directory no longer gives what this operation was asked "
							+ "for: the console or the history was replaced meanwhile. %s")
						.formatted(target.revision(), AGAIN),
					null);
		}
		return desired;
	}

	private Contents contents(OperationTarget target) {
		try {
			return this.workspace.read(target.revision());
		}
		catch (WorkspaceException ex) {
			throw new OperationFailed("Revision %d of the Malcolm directory can't be read any more. %s"
				.formatted(target.revision(), AGAIN), ex);
		}
	}

	public Release release() {
		return this.workspace.release();
	}

	/**
	 * What people call a Deployment.
	 */
	public String service(String deployment) {
		return release().serviceOf(deployment).map(MalcolmService::name).orElse(deployment);
	}

}
