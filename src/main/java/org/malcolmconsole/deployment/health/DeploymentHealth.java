package org.malcolmconsole.deployment.health;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.ClusterSnapshot.Event;
import org.malcolmconsole.cluster.ClusterSnapshot.Owner;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;

/**
 * What one Deployment waits for, or why it does not run.
 */
public final class DeploymentHealth {

	private DeploymentHealth() {
	}

	/**
	 * The health of a Deployment as a whole.
	 */
	public static Health of(Deployment deployment, ClusterSnapshot snapshot) {
		if (deployment.metadata().deleted() != null) {
			return Health.waits("It is being deleted; start again when it is gone.", deployment.metadata().deleted());
		}
		if (deployment.settled()) {
			return Health.READY;
		}
		List<Health> pods = pods(deployment, snapshot).stream()
			.filter((pod) -> pod.metadata().deleted() == null)
			.map((pod) -> PodHealth.of(pod, snapshot))
			.filter((health) -> !health.ready())
			.toList();
		return pods.stream()
			.filter(Health::failing)
			.findFirst()
			.or(() -> pods.stream().findFirst())
			.orElseGet(() -> withoutPods(deployment, snapshot));
	}

	/**
	 * The pods that a Deployment made, of all its versions.
	 */
	public static List<Pod> pods(Deployment deployment, ClusterSnapshot snapshot) {
		Set<String> sets = sets(deployment, snapshot);
		return snapshot.pods()
			.stream()
			.filter((pod) -> pod.metadata().owners().stream().map(Owner::uid).anyMatch(sets::contains))
			.toList();
	}

	private static Set<String> sets(Deployment deployment, ClusterSnapshot snapshot) {
		String uid = deployment.metadata().uid();
		return snapshot.replicaSets()
			.stream()
			.filter((set) -> set.metadata().owners().stream().anyMatch((owner) -> owner.uid().equals(uid)))
			.map((set) -> set.metadata().uid())
			.collect(Collectors.toSet());
	}

	private static Health withoutPods(Deployment deployment, ClusterSnapshot snapshot) {
		Optional<Condition> failure = condition(deployment, "ReplicaFailure", "True");
		if (failure.isPresent()) {
			return Health.fails("Its pods can't be made: %s".formatted(failure.get().message()), failure.get().since());
		}
		Optional<Event> refused = snapshot.events()
			.stream()
			.filter((event) -> event.reason().equals("FailedCreate")
					&& event.objectName().startsWith(deployment.metadata().name() + "-"))
			.findFirst();
		if (deployment.current() == 0 && refused.isPresent()) {
			return Health.fails("Its pods can't be made: %s".formatted(refused.get().message()), refused.get().first());
		}
		if (deployment.current() > deployment.wanted() || deployment.updated() < deployment.wanted()) {
			return Health.waits("New pods replace the old ones.", null);
		}
		return Health.waits("Its pods are being made.", deployment.metadata().created());
	}

	/**
	 * Whether it was complete at some time before, so that what is missing now was lost.
	 */
	public static boolean wasComplete(Deployment deployment) {
		return condition(deployment, "Progressing", "True")
			.filter((condition) -> "NewReplicaSetAvailable".equals(condition.reason()))
			.isPresent();
	}

	/**
	 * Whether Kubernetes gave up waiting for it.
	 */
	public static boolean overdue(Deployment deployment) {
		return condition(deployment, "Progressing", "False").isPresent();
	}

	private static Optional<Condition> condition(Deployment deployment, String type, String status) {
		return deployment.conditions()
			.stream()
			.filter((condition) -> condition.type().equals(type) && condition.status().equals(status))
			.findFirst();
	}

}
