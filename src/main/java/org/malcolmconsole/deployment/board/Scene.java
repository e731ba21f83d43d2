package org.malcolmconsole.deployment.board;

import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.release.Release;

/**
 * Everything that a status is worked out from.
 *
 * @param expected names of the Deployments that we applied
 * @param running type of the operation under way
 */
record Scene(Release release, Connection connection, ClusterSnapshot snapshot, Optional<Usage> usage,
		Set<String> expected, Optional<String> running) {

	boolean starting() {
		return this.running.filter(Set.of("start", "apply", "restart")::contains).isPresent();
	}

	boolean stopping() {
		return this.running.filter(Set.of("stop", "wipe")::contains).isPresent();
	}

	Optional<Deployment> deployment(String name) {
		return this.snapshot.deployments()
			.stream()
			.filter((deployment) -> deployment.metadata().name().equals(name))
			.findFirst();
	}

}
