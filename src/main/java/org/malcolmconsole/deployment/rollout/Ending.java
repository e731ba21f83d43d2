package org.malcolmconsole.deployment.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.malcolmconsole.deployment.inventory.Inventory;
import org.malcolmconsole.deployment.target.Outside;
import org.malcolmconsole.deployment.target.PinnedHandler.Pinned;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.deletion.Deletions;
import org.malcolmconsole.deployment.deletion.Leftovers;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;

/**
 * Waits for the end of what was told to go, says who holds it, and removes the namespace
 * and its volumes when told so.
 */
@Component
class Ending {

	private static final Duration LOOK = Duration.ofSeconds(1);

	private static final int REASONS_EVERY = 5;

	private final Cluster cluster;

	private final Remainder remainder;

	private final Inventory inventory;

	private final RolloutProperties properties;

	private final Clock clock;

	Ending(Cluster cluster, Remainder remainder, Inventory inventory, RolloutProperties properties, Clock clock) {
		this.cluster = cluster;
		this.remainder = remainder;
		this.inventory = inventory;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Waits until nothing of Malcolm runs any more.
	 * @param namespaceGoes whether what stays goes with the namespace afterwards
	 * @throws OperationFailed when something runs on
	 */
	void awaitPods(boolean namespaceGoes, Pinned pinned, Progress progress) {
		int most = 0;
		while (true) {
			Outside.requireConnection(this.cluster);
			Leftovers left = this.remainder.pods(pinned.target());
			List<String> reasons = this.remainder.reasons(left);
			most = Math.max(most, left.ending().size());
			progress.total(most);
			progress.done(most - left.ending().size());
			if (reasons.isEmpty()) {
				progress.waitingFor(List.of());
				conclude(left.staying(), namespaceGoes, progress);
				return;
			}
			tell("pods", reasons, pinned, progress);
			progress.pause(LOOK);
		}
	}

	private void conclude(List<String> staying, boolean namespaceGoes, Progress progress) {
		List<String> claims = this.remainder.claims();
		if (!claims.isEmpty()) {
			progress.detail(shortened(claims));
		}
		if (!staying.isEmpty() && !namespaceGoes) {
			throw new OperationFailed(("Everything that this console made has ended, but this runs on: %s. Remove it "
					+ "yourself, or take it over: start with the option \"adopt\", then stop again.")
				.formatted(shortened(staying)), null);
		}
	}

	void deleteNamespace(Pinned pinned, Progress progress) {
		var ref = new ObjectRef("v1", "Namespace", null, this.cluster.namespace());
		Optional<Manifest> live = this.cluster.get(ref);
		if (live.isPresent()) {
			this.cluster.delete(ref, live.get().uid());
			progress.result(Outcome.removed(ref));
		}
		int looks = 0;
		for (Optional<Manifest> now = again(ref, live); now.isPresent(); now = again(ref, live)) {
			if (looks++ % REASONS_EVERY == 0) {
				tell("namespace", this.remainder.namespace(now.get()), pinned, progress);
			}
			progress.pause(LOOK);
		}
		var installation = this.inventory.installation(this.cluster);
		for (Inventory.Entry entry : this.inventory.of(installation)) {
			if (ref.name().equals(entry.ref().namespace()) || entry.ref().equals(ref)) {
				this.inventory.forget(installation, entry.ref());
			}
		}
		progress.waitingFor(List.of());
	}

	private Optional<Manifest> again(ObjectRef ref, Optional<Manifest> before) {
		String uid = before.map(Manifest::uid).orElse(null);
		return this.cluster.get(ref).filter((now) -> uid != null && uid.equals(now.uid()));
	}

	/**
	 * Removes the volumes that claims of our namespace used and that would be kept
	 * otherwise; what is stored behind them stays.
	 */
	void deleteVolumes(Pinned pinned, Progress progress) {
		List<Manifest> volumes = this.cluster.list("v1", "PersistentVolume", null, Map.of())
			.stream()
			.filter((volume) -> volume.text("spec", "claimRef", "namespace")
				.equals(Optional.of(this.cluster.namespace())))
			.filter((volume) -> volume.text("spec", "persistentVolumeReclaimPolicy").equals(Optional.of("Retain")))
			.toList();
		progress.total(volumes.size());
		int done = 0;
		var installation = this.inventory.installation(this.cluster);
		for (Manifest volume : volumes) {
			this.cluster.delete(volume.ref(), volume.uid());
			progress.result(Outcome.removed(volume.ref()));
			this.inventory.forget(installation, volume.ref());
			progress.done(++done);
		}
		awaitVolumes(volumes, pinned, progress);
		progress.detail("The data behind the volumes was not touched.");
	}

	private void awaitVolumes(List<Manifest> volumes, Pinned pinned, Progress progress) {
		while (true) {
			List<Manifest> there = volumes.stream()
				.flatMap((volume) -> this.cluster.get(volume.ref())
					.filter((now) -> Objects.equals(now.uid(), volume.uid()))
					.stream())
				.toList();
			if (there.isEmpty()) {
				progress.waitingFor(List.of());
				return;
			}
			tell("volumes", Remainder.sentences(Deletions.among(this.cluster, there)), pinned, progress);
			progress.pause(LOOK);
		}
	}

	private void tell(String what, List<String> reasons, Pinned pinned, Progress progress) {
		Instant now = this.clock.instant();
		Optional<OperationStep> step = pinned.operation().currentStep();
		Instant began = step.map(OperationStep::startedAt).orElse(now);
		Duration limit = this.properties.endedWithin();
		if (now.isAfter(began.plus(limit))) {
			throw new OperationFailed(
					"Not everything ended within %d minutes: %s Let go of it, then try again; what is gone stays gone."
						.formatted(limit.toMinutes(), shortened(reasons)),
					null);
		}
		List<Waiting> waiting = new ArrayList<>();
		reasons.forEach((reason) -> waiting.add(new Waiting(what, reason, began)));
		progress.waitingFor(waiting);
	}

	private static String shortened(List<String> sentences) {
		return Refused.listed(sentences, " ");
	}

}
