package org.malcolmconsole.deployment.health;

import java.util.Optional;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;

/**
 * What one pod waits for, or why it does not run.
 */
public final class PodHealth {

	private PodHealth() {
	}

	/**
	 * The health of a pod.
	 * @param snapshot where its claims are looked up
	 */
	public static Health of(Pod pod, ClusterSnapshot snapshot) {
		if (pod.metadata().deleted() != null) {
			return Health.waits("It is ending.", pod.metadata().deleted());
		}
		if (pod.phase().equals("Succeeded") || (pod.phase().equals("Running") && pod.ready())) {
			return Health.READY;
		}
		Optional<Condition> unscheduled = pod.condition("PodScheduled").filter((condition) -> isFalse(condition));
		if (unscheduled.isPresent()) {
			return unscheduled(unscheduled.get(), snapshot);
		}
		if (pod.reason() != null && pod.phase().equals("Failed")) {
			String message = (pod.message() != null) ? pod.message() : "no further reason given";
			return Health.fails("It ended: %s (%s).".formatted(pod.reason(), message), pod.metadata().created());
		}
		return containers(pod);
	}

	private static Health containers(Pod pod) {
		Stream<Health> inits = pod.initContainers().stream().map((container) -> ContainerHealth.of(container, true));
		Stream<Health> mains = pod.containers().stream().map((container) -> ContainerHealth.of(container, false));
		var unready = Stream.concat(inits, mains).filter((health) -> !health.ready()).toList();
		Optional<Health> failing = unready.stream().filter(Health::failing).findFirst();
		return failing.or(() -> unready.stream().findFirst())
			.orElseGet(() -> Health.waits("Its node has not reported it as ready yet.", pod.metadata().created()));
	}

	private static Health unscheduled(Condition condition, ClusterSnapshot snapshot) {
		String message = (condition.message() != null) ? condition.message() : "";
		Optional<Claim> unbound = snapshot.claims()
			.stream()
			.filter((claim) -> !claim.phase().equals("Bound"))
			.findFirst();
		if (message.contains("unbound") && unbound.isPresent()) {
			return Health.fails("Storage: %s".formatted(unbound(unbound.get())), condition.since());
		}
		return Health.fails("No node can take it: %s".formatted(message.isEmpty() ? "no reason given." : message),
				condition.since());
	}

	private static String unbound(Claim claim) {
		String storageClass = (claim.storageClass() != null) ? claim.storageClass() : "none";
		return "the claim %s is not bound to a volume (storage class %s, volume %s).".formatted(claim.metadata().name(),
				storageClass, (claim.volume() != null) ? claim.volume() : "any");
	}

	private static boolean isFalse(Condition condition) {
		return condition.status().equals("False");
	}

}
