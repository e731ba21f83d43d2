package org.malcolmconsole.deployment.rollout;

import java.util.List;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.release.MalcolmService;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Workspace;

/**
 * Reads the Malcolm directory and says what it asks the connected cluster for.
 */
@Component
public class Blueprint {

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
		return DesiredState.of(release(), this.workspace.read(), this.cluster.namespace());
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

	static List<ObjectRef> deployments(DesiredState state) {
		return state.objects()
			.stream()
			.map(DesiredObject::ref)
			.filter((ref) -> ref.kind().equals("Deployment") && state.namespace().equals(ref.namespace()))
			.toList();
	}

}
