package org.malcolmconsole.deployment.board;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.release.Release;

/**
 * Everything that a status is worked out from.
 *
 * @param expected names of the Deployments that we applied
 * @param claims names of the claims that Malcolm uses
 * @param volumes the volumes behind our claims that we may read, by name
 * @param running what the operation under way does to what runs
 */
record Scene(Release release, Connection connection, ClusterSnapshot snapshot, Optional<Usage> usage,
		Set<String> expected, Set<String> claims, Map<String, ClaimVolumes.Volume> volumes,
		Optional<OperationEffect> running) {

	boolean starting() {
		return this.running.filter(OperationEffect.STARTS::equals).isPresent();
	}

	boolean stopping() {
		return this.running.filter(OperationEffect.STOPS::equals).isPresent();
	}

	Optional<Deployment> deployment(String name) {
		return this.snapshot.deployments()
			.stream()
			.filter((deployment) -> deployment.metadata().name().equals(name))
			.findFirst();
	}

}
