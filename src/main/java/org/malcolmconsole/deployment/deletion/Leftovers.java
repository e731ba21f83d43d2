package org.malcolmconsole.deployment.deletion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;

/**
 * What of Malcolm is still in the namespace while it is being stopped.
 *
 * @param ending pods that go, or that Kubernetes removes in a moment
 * @param staying what nobody is going to remove, each with why
 */
public record Leftovers(List<Manifest> ending, List<String> staying) {

	public Leftovers {
		ending = List.copyOf(ending);
		staying = List.copyOf(staying);
	}

	/**
	 * Looks at the cluster itself: a watch may be behind.
	 * @param deployments names of the Deployments that belong to Malcolm
	 * @throws org.malcolmconsole.cluster.ClusterException also when we may not see
	 * whether something runs
	 */
	public static Leftovers in(Cluster cluster, Set<String> deployments) {
		String namespace = cluster.namespace();
		return new Look(deployments, cluster.list("apps/v1", "Deployment", namespace, Map.of()),
				cluster.list("apps/v1", "ReplicaSet", namespace, Map.of()),
				cluster.list("v1", "Pod", namespace, Map.of()))
			.look();
	}

	/**
	 * One look at everything that makes pods.
	 */
	private static final class Look {

		private final Set<String> names;

		private final Map<String, Manifest> deployments = new HashMap<>();

		private final Map<String, Manifest> sets = new HashMap<>();

		private final List<Manifest> pods;

		private final List<Manifest> ending = new ArrayList<>();

		private final Map<String, List<String>> staying = new java.util.TreeMap<>();

		Look(Set<String> names, List<Manifest> deployments, List<Manifest> sets, List<Manifest> pods) {
			this.names = names;
			deployments.forEach((one) -> this.deployments.put(String.valueOf(one.uid()), one));
			sets.forEach((one) -> this.sets.put(String.valueOf(one.uid()), one));
			this.pods = pods;
		}

		Leftovers look() {
			this.deployments.values()
				.stream()
				.filter((one) -> this.names.contains(one.name()) && !Deletion.begun(one) && runs(one))
				.forEach((one) -> this.staying.put(root(one), new ArrayList<>()));
			this.sets.values()
				.stream()
				.filter(this::orphaned)
				.forEach((set) -> this.staying.put(root(set), new ArrayList<>()));
			this.pods.stream().filter(this::belongs).forEach(this::sort);
			List<String> sentences = new ArrayList<>();
			this.staying.forEach((root, children) -> sentences.add(root + (children.isEmpty() ? ""
					: " with the " + ((children.size() > 1) ? "pods " : "pod ") + String.join(", ", children))));
			return new Leftovers(this.ending, sentences);
		}

		private void sort(Manifest pod) {
			Optional<Manifest> root = Deletion.begun(pod) ? Optional.empty() : holder(pod);
			if (root.isPresent()) {
				this.staying.computeIfAbsent(root(root.get()), (name) -> new ArrayList<>()).add(pod.name());
			}
			else if (Deletion.begun(pod) || owner(pod).isPresent()) {
				this.ending.add(pod);
			}
			else {
				this.staying.put(pod.ref() + " (the Deployment that made it is gone)", new ArrayList<>());
			}
		}

		/** What keeps a pod alive; nothing when its maker is gone or goes. */
		private Optional<Manifest> holder(Manifest pod) {
			Manifest set = owner(pod).map(this.sets::get).filter((one) -> !Deletion.begun(one)).orElse(null);
			if (set == null) {
				return Optional.empty();
			}
			Optional<String> deployment = owner(set);
			if (deployment.isEmpty()) {
				return Optional.of(set);
			}
			return deployment.map(this.deployments::get).filter((one) -> !Deletion.begun(one));
		}

		private boolean belongs(Manifest pod) {
			Optional<String> maker = owner(pod);
			if (maker.isEmpty()) {
				return this.names.stream().anyMatch((name) -> made(name, pod.name()));
			}
			String set = pod.each("metadata", "ownerReferences")
				.stream()
				.filter((owner) -> owner.kind().equals("ReplicaSet"))
				.flatMap((owner) -> owner.text("name").stream())
				.findFirst()
				.orElse("");
			return set.contains("-") && this.names.contains(set.substring(0, set.lastIndexOf('-')));
		}

		/** Pods of Deployments are called {@code <deployment>-<hash>-<five letters>}. */
		private static boolean made(String deployment, String pod) {
			return pod.startsWith(deployment) && pod.substring(deployment.length()).matches("-[a-z0-9]+-[a-z0-9]{5}");
		}

		private boolean orphaned(Manifest set) {
			String name = set.name();
			boolean ours = name.contains("-") && this.names.contains(name.substring(0, name.lastIndexOf('-')));
			return ours && owner(set).isEmpty() && !Deletion.begun(set) && runs(set);
		}

		private static String root(Manifest maker) {
			return maker.ref() + (maker.kind().equals("ReplicaSet") ? " (the Deployment that made it is gone)"
					: " (not made by this console)");
		}

		private static boolean runs(Manifest maker) {
			return !maker.text("spec", "replicas").orElse("1").equals("0");
		}

		private static Optional<String> owner(Manifest object) {
			return object.each("metadata", "ownerReferences")
				.stream()
				.flatMap((owner) -> owner.text("uid").stream())
				.findFirst();
		}

	}

}
