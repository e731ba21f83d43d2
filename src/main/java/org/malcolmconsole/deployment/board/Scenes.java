package org.malcolmconsole.deployment.board;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.rollout.Rollout;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Workspace;

/**
 * Gathers what a status is worked out from, without asking the cluster.
 */
@Component
class Scenes {

	private final Cluster cluster;

	private final Workspace workspace;

	private final Rollout rollout;

	private final ClaimVolumes volumes;

	Scenes(Cluster cluster, Workspace workspace, Rollout rollout, ClaimVolumes volumes) {
		this.cluster = cluster;
		this.workspace = workspace;
		this.rollout = rollout;
		this.volumes = volumes;
	}

	Scene scene(Optional<Usage> usage, Optional<OperationEffect> running) {
		Release release = this.workspace.release();
		Set<String> claims = new HashSet<>(this.rollout.applied("PersistentVolumeClaim"));
		claims.addAll(release.requiredClaims());
		return new Scene(release, this.cluster.connection(), this.cluster.snapshot(), usage,
				this.rollout.applied("Deployment"), claims, this.volumes.known(), running);
	}

}
