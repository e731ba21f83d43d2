package org.malcolmconsole.deployment.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.deployment.health.DeploymentHealth;
import org.malcolmconsole.deployment.health.Health;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.deployment.target.Outside;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;

/**
 * Waits until Deployments are available, and says what each of them waits for.
 */
@Component
class Readiness {

	private static final int NAMED = 5;

	private static final Duration LOOK = Duration.ofSeconds(1);

	private final Cluster cluster;

	private final Blueprint blueprint;

	private final RolloutProperties properties;

	private final Clock clock;

	Readiness(Cluster cluster, Blueprint blueprint, RolloutProperties properties, Clock clock) {
		this.cluster = cluster;
		this.blueprint = blueprint;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Waits for Deployments.
	 * @param wanted names of the Deployments, each with the test that tells whether the
	 * watch already shows what was applied
	 */
	void await(Map<String, Seen> wanted, Progress progress) {
		// time in which nobody could look at the cluster does not count
		Instant began = this.clock.instant();
		progress.total(wanted.size());
		Map<String, Instant> since = new LinkedHashMap<>();
		List<Waiting> before = List.of();
		while (true) {
			List<Waiting> waiting = look(wanted, since);
			if (waiting.isEmpty() || !waiting.equals(before)) {
				progress.done(wanted.size() - waiting.size());
				progress.waitingFor(waiting);
			}
			if (waiting.isEmpty()) {
				return;
			}
			before = waiting;
			giveUpAfter(began, waiting);
			progress.pause(LOOK);
		}
	}

	private void giveUpAfter(Instant began, List<Waiting> waiting) {
		Duration limit = this.properties.readyWithin();
		if (this.clock.instant().isAfter(began.plus(limit))) {
			String reasons = waiting.stream()
				.limit(NAMED)
				.map((one) -> one.service() + ": " + one.reason())
				.collect(Collectors.joining(" "));
			String more = (waiting.size() > NAMED)
					? " And %d more, which are shown on the dashboard.".formatted(waiting.size() - NAMED) : "";
			throw new OperationFailed("Not ready after %d minutes. %s%s".formatted(limit.toMinutes(), reasons, more),
					null);
		}
	}

	private List<Waiting> look(Map<String, Seen> wanted, Map<String, Instant> since) {
		Outside.requireConnection(this.cluster);
		ClusterSnapshot snapshot = this.cluster.snapshot();
		if (snapshot.stale()) {
			throw new OperationWaits("cluster", "What happens in the cluster can't be seen: " + snapshot.staleReason(),
					null);
		}
		List<Waiting> waiting = new ArrayList<>();
		wanted.forEach((deployment, seen) -> {
			Optional<Deployment> found = snapshot.deployments()
				.stream()
				.filter((candidate) -> candidate.metadata().name().equals(deployment) && seen.test(candidate))
				.findFirst();
			Health health = found.map((present) -> DeploymentHealth.of(present, snapshot)).orElse(NOT_SEEN);
			if (!health.ready()) {
				String reason = String.valueOf(health.reason());
				Instant first = since.computeIfAbsent(deployment + reason, (key) -> this.clock.instant());
				Instant at = (health.since() != null) ? health.since() : first;
				waiting.add(new Waiting(this.blueprint.service(deployment), reason, at));
			}
		});
		return waiting;
	}

	private static final Health NOT_SEEN = new Health(false, false, "The cluster has not taken it up yet.", null);

	/**
	 * Whether the watch already shows the version of a Deployment that is waited for.
	 */
	@FunctionalInterface
	interface Seen {

		boolean test(Deployment deployment);

	}

}
