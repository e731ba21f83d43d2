package org.malcolmconsole.deployment.rollout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.malcolmconsole.deployment.inventory.Installation;
import org.malcolmconsole.deployment.inventory.Inventory;
import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.deletion.Deletion;
import org.malcolmconsole.deployment.deletion.Deletions;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Ownership;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;

/**
 * Applies desired objects one by one, and knows which of them belong to somebody else.
 */
@Component
public class Rollout {

	private final Cluster cluster;

	private final Inventory inventory;

	Rollout(Cluster cluster, Inventory inventory) {
		this.cluster = cluster;
		this.inventory = inventory;
	}

	/**
	 * How we stand to every desired object, in their order; only asks the cluster.
	 */
	public Map<DesiredObject, Standing> standings(List<DesiredObject> objects, LiveObjects live) {
		var installation = this.inventory.installation(this.cluster);
		Map<ObjectRef, Inventory.Entry> known = this.inventory.entries(this.cluster);
		Map<DesiredObject, Standing> standings = new LinkedHashMap<>();
		for (DesiredObject object : objects) {
			ObjectRef ref = object.ref();
			standings.put(object, live.hidden(ref) ? hidden(ref)
					: Standing.of(ref, live.find(ref).orElse(null), known.get(ref), installation));
		}
		return standings;
	}

	private static Standing hidden(ObjectRef ref) {
		return Standing.staysOnStop(ref) ? Standing.UNSEEN : Standing.JOINED;
	}

	/**
	 * The names of others' objects that are in the way of a desired state.
	 */
	List<String> foreign(DesiredState state) {
		return standings(state.objects(), live(state.objects())).entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == Standing.FOREIGN)
			.map((entry) -> entry.getKey().ref().toString())
			.toList();
	}

	/**
	 * Asks the cluster for the objects that bear the names of desired ones.
	 */
	public LiveObjects live(List<DesiredObject> objects) {
		return LiveObjects.load(this.cluster, objects.stream().map(DesiredObject::ref).toList());
	}

	/**
	 * Applies objects in their order; nothing is written for those that are as they
	 * should be, nor for any while one of them is being deleted.
	 */
	void apply(List<DesiredObject> objects, Progress progress) {
		progress.total(objects.size());
		LiveObjects live = live(objects);
		requireLasting(objects, live);
		var report = new RolloutReport(this.cluster.namespace(), progress::result);
		int done = 0;
		for (var entry : standings(objects, live).entrySet()) {
			Manifest object = live.find(entry.getKey().ref()).orElse(null);
			if (object != null && entry.getValue() == Standing.OURS) {
				report.ours(object);
				reuse(object);
			}
			apply(entry.getKey(), entry.getValue(), object, report);
			progress.done(++done);
		}
		report.tell(progress);
	}

	private void requireLasting(List<DesiredObject> objects, LiveObjects live) {
		List<Manifest> there = objects.stream().flatMap((object) -> live.find(object.ref()).stream()).toList();
		List<String> ending = Stream.concat(Deletions.among(this.cluster, there).stream(), inside(there))
			.map(Deletion::sentence)
			.toList();
		if (!ending.isEmpty()) {
			throw new OperationWaits("deletion", Refused.listed(ending, " ") + " What takes its place is made then.",
					null);
		}
	}

	/** What holds our namespace, when that is being deleted. */
	private Stream<Deletion> inside(List<Manifest> there) {
		boolean namespace = there.stream().anyMatch((one) -> one.kind().equals("Namespace") && Deletion.begun(one));
		return namespace ? Deletions.inNamespace(this.cluster, List.of()).stream() : Stream.empty();
	}

	/**
	 * Lets a volume of ours whose claim went with its namespace be bound by the new claim
	 * of the same name: the data are the same.
	 */
	private void reuse(Manifest live) {
		boolean released = live.kind().equals("PersistentVolume")
				&& live.text("status", "phase").equals(Optional.of("Released"))
				&& live.text("spec", "claimRef", "namespace").equals(Optional.of(this.cluster.namespace()));
		if (released) {
			Map<String, @Nullable Object> claim = new HashMap<>();
			claim.put("uid", null);
			claim.put("resourceVersion", null);
			this.cluster.patch(live.ref(), Map.of("spec", Map.of("claimRef", claim)));
		}
	}

	/**
	 * Applies one object, unless it is provided by others.
	 * @param live the object as it was found, null when it was not
	 */
	void apply(DesiredObject object, Standing standing, @Nullable Manifest live, RolloutReport report) {
		if (standing == Standing.PROVIDED || standing == Standing.UNSEEN) {
			report.provided(object.ref(), standing);
			return;
		}
		var installation = this.inventory.installation(this.cluster);
		if (standing == Standing.MISSING || standing == Standing.FOREIGN) {
			this.inventory.forget(installation, object.ref());
		}
		this.inventory.intend(installation, object.ref(), standing == Standing.JOINED);
		try {
			report.applied(object.ref(), live, write(object, standing == Standing.JOINED, installation));
		}
		catch (ClusterException ex) {
			leave(object.ref(), standing, installation, ex, report);
		}
	}

	private Applied write(DesiredObject object, boolean joined, Installation installation) {
		Manifest manifest = joined ? unlabelled(object.manifest()) : object.manifest();
		Applied applied = this.cluster.apply(manifest, joined ? ApplyMode.APPLY : ApplyMode.FORCE);
		this.inventory.applied(installation, object.ref(), applied.object().uid());
		if (Deletion.begun(applied.object())) {
			throw new ClusterException(Reason.CONFLICT,
					"%s is being deleted, so what was applied to it goes with it.".formatted(object.ref()));
		}
		if (!joined) {
			removeOtherKeys(object, applied.object());
		}
		return applied;
	}

	/**
	 * Goes on without an object for others' namespace, which may be missing or closed to
	 * us, and with storage of ours that we may not change any more.
	 */
	private void leave(ObjectRef ref, Standing standing, Installation installation, ClusterException ex,
			RolloutReport report) {
		boolean closed = ex.reason() == Reason.FORBIDDEN;
		if (Standing.elsewhere(ref, installation) && (closed || ex.reason() == Reason.NOT_FOUND)) {
			this.inventory.forget(installation, ref);
			report.leftOut(ref, closed ? String.valueOf(ex.getMessage()) : "its namespace does not exist.");
		}
		else if (closed && standing == Standing.OURS && Standing.staysOnStop(ref)) {
			report.unchanged(ref, String.valueOf(ex.getMessage()));
		}
		else {
			report.refused(ref, ex);
			throw ex;
		}
	}

	/**
	 * Removes keys that somebody else put into our ConfigMap or Secret: pods would read
	 * them.
	 */
	private void removeOtherKeys(DesiredObject object, Manifest applied) {
		if (!Set.of("ConfigMap", "Secret").contains(object.ref().kind())) {
			return;
		}
		Map<String, @Nullable Object> patch = new LinkedHashMap<>();
		Stream.of("data", "binaryData").forEach((field) -> {
			Set<String> others = new HashSet<>(applied.texts(field).keySet());
			others.removeAll(object.manifest().texts(field).keySet());
			Map<String, @Nullable Object> removals = new LinkedHashMap<>();
			others.forEach((key) -> removals.put(key, null));
			if (!removals.isEmpty()) {
				patch.put(field, removals);
			}
		});
		if (!patch.isEmpty()) {
			this.cluster.patch(object.ref(), patch);
		}
	}

	private static Manifest unlabelled(Manifest manifest) {
		return manifest.without("metadata", "labels", Ownership.MANAGED_BY)
			.without("metadata", "labels", Ownership.INSTANCE);
	}

	/**
	 * Whether a start goes on without being allowed to write an object, which then has to
	 * be there.
	 */
	public boolean optional(ObjectRef ref) {
		var installation = this.inventory.installation(this.cluster);
		boolean known = this.inventory.find(installation, ref).isPresent();
		return Standing.elsewhere(ref, installation) || (known && Standing.staysOnStop(ref));
	}

	/**
	 * What an earlier directory asked for and this one does not.
	 */
	public List<ObjectRef> retired(DesiredState state) {
		Set<ObjectRef> wanted = new HashSet<>(state.objects().stream().map(DesiredObject::ref).toList());
		return this.inventory.of(this.inventory.installation(this.cluster))
			.stream()
			.map(Inventory.Entry::ref)
			.filter((ref) -> !wanted.contains(ref))
			.filter((ref) -> !Standing.staysOnStop(ref))
			.toList();
	}

	/**
	 * The names of the objects of a kind that we applied to our namespace.
	 */
	public Set<String> applied(String kind) {
		var installation = this.inventory.installation(this.cluster);
		return this.inventory.of(installation)
			.stream()
			.map(Inventory.Entry::ref)
			.filter((ref) -> ref.kind().equals(kind) && installation.namespace().equals(ref.namespace()))
			.map(ObjectRef::name)
			.collect(Collectors.toSet());
	}

	/**
	 * The names of our Deployments that are there and not being deleted.
	 */
	List<String> deployments() {
		var installation = this.inventory.installation(this.cluster);
		Map<ObjectRef, Inventory.Entry> known = this.inventory.entries(this.cluster);
		String namespace = installation.namespace();
		return this.cluster.list("apps/v1", "Deployment", namespace, Map.of()).stream().filter((live) -> {
			var ref = new ObjectRef("apps/v1", "Deployment", namespace, live.name());
			return Standing.of(ref, live, known.get(ref), installation) == Standing.OURS;
		}).map(Manifest::name).sorted().toList();
	}

}
