package org.malcolmconsole.deployment.board;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.malcolmconsole.deployment.rollout.Rollout;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.Workspace;

/**
 * Asks directory, database and what was looked at last.
 */
@Component
class RecordedUndertaking implements Undertaking {

	private final Workspace workspace;

	private final Rollout rollout;

	private final ClaimVolumes volumes;

	private final Operations operations;

	RecordedUndertaking(Workspace workspace, Rollout rollout, ClaimVolumes volumes, Operations operations) {
		this.workspace = workspace;
		this.rollout = rollout;
		this.volumes = volumes;
		this.operations = operations;
	}

	@Override
	public Release release() {
		return this.workspace.release();
	}

	@Override
	public Set<String> expected() {
		return this.rollout.applied("Deployment");
	}

	@Override
	public Set<String> claims() {
		Set<String> claims = new HashSet<>(this.rollout.applied("PersistentVolumeClaim"));
		claims.addAll(release().requiredClaims());
		return claims;
	}

	@Override
	public Map<String, ClaimVolumes.Volume> volumes() {
		return this.volumes.known();
	}

	@Override
	public Optional<OperationEffect> underWay() {
		return this.operations.running().map(Operation::type).map(this.operations.types()::effect);
	}

}
