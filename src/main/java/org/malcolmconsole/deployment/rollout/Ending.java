package org.malcolmconsole.deployment.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Owner;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.deployment.target.Outside;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;
import org.malcolmconsole.release.MalcolmService;

/**
 * Waits for the end of pods, and removes the namespace and its volumes when told so.
 */
@Component
class Ending {

	private static final Duration LOOK = Duration.ofSeconds(1);

	private final Cluster cluster;

	private final Blueprint blueprint;

	private final Inventory inventory;

	private final Clock clock;

	Ending(Cluster cluster, Blueprint blueprint, Inventory inventory, Clock clock) {
		this.cluster = cluster;
		this.blueprint = blueprint;
		this.inventory = inventory;
		this.clock = clock;
	}

	void awaitPods(Progress progress) {
		int most = 0;
		int before = -1;
		while (true) {
			int left = pods();
			most = Math.max(most, left);
			if (left != before) {
				progress.total(most);
				progress.done(most - left);
				progress.waitingFor(waiting("pods", left, "%d pods are ending."));
			}
			if (left == 0) {
				return;
			}
			before = left;
			progress.pause(LOOK);
		}
	}

	private int pods() {
		Outside.requireConnection(this.cluster);
		ClusterSnapshot snapshot = this.cluster.snapshot();
		if (snapshot.stale()) {
			throw new OperationWaits("cluster", "What happens in the cluster can't be seen: " + snapshot.staleReason(),
					null);
		}
		Set<String> kept = snapshot.deployments()
			.stream()
			.filter((deployment) -> !labelled(deployment.metadata().labels()))
			.map((deployment) -> deployment.metadata().name())
			.collect(Collectors.toSet());
		Set<String> ours = this.blueprint.release()
			.services()
			.stream()
			.map(MalcolmService::deployment)
			.filter((name) -> !kept.contains(name))
			.collect(Collectors.toSet());
		return (int) snapshot.pods().stream().filter((pod) -> madeBy(pod, ours)).count();
	}

	private boolean labelled(java.util.Map<String, String> labels) {
		var own = Installation.in(this.cluster).labels();
		return labels.entrySet().containsAll(own.entrySet());
	}

	private static boolean madeBy(Pod pod, Set<String> deployments) {
		return pod.metadata()
			.owners()
			.stream()
			.filter((owner) -> owner.kind().equals("ReplicaSet"))
			.map(Owner::name)
			.anyMatch((set) -> set.contains("-") && deployments.contains(set.substring(0, set.lastIndexOf('-'))));
	}

	void deleteNamespace(Progress progress) {
		var ref = new ObjectRef("v1", "Namespace", null, this.cluster.namespace());
		Optional<Manifest> live = this.cluster.get(ref);
		if (live.isPresent()) {
			this.cluster.delete(ref, live.get().uid());
			progress.result(Outcome.removed(ref));
		}
		while (this.cluster.get(ref).filter((now) -> same(now, live)).isPresent()) {
			progress.waitingFor(waiting("namespace", 1, "The namespace and what is left in it are being removed."));
			progress.pause(LOOK);
		}
		var installation = Installation.in(this.cluster);
		for (Inventory.Entry entry : this.inventory.of(installation)) {
			if (ref.name().equals(entry.ref().namespace()) || entry.ref().equals(ref)) {
				this.inventory.forget(installation, entry.ref());
			}
		}
		progress.waitingFor(List.of());
	}

	private static boolean same(Manifest now, Optional<Manifest> before) {
		return before.map(Manifest::uid).filter((uid) -> uid.equals(now.uid())).isPresent();
	}

	/**
	 * Removes the volumes that claims of our namespace used and that would be kept
	 * otherwise; what is stored behind them stays.
	 */
	void deleteVolumes(Progress progress) {
		List<Manifest> volumes = this.cluster.list("v1", "PersistentVolume", null, java.util.Map.of())
			.stream()
			.filter((volume) -> volume.text("spec", "claimRef", "namespace")
				.equals(Optional.of(this.cluster.namespace())))
			.filter((volume) -> volume.text("spec", "persistentVolumeReclaimPolicy").equals(Optional.of("Retain")))
			.toList();
		progress.total(volumes.size());
		int done = 0;
		var installation = Installation.in(this.cluster);
		for (Manifest volume : volumes) {
			var ref = new ObjectRef("v1", "PersistentVolume", null, volume.name());
			this.cluster.delete(ref, volume.uid());
			progress.result(Outcome.removed(ref));
			this.inventory.forget(installation, ref);
			progress.done(++done);
		}
		progress.detail("The data behind the volumes was not touched.");
	}

	private List<Waiting> waiting(String what, int count, String reason) {
		Instant now = this.clock.instant();
		return (count == 0) ? List.of() : List.of(new Waiting(what, reason.formatted(count), now));
	}

}
