package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
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

import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Ownership;
import org.malcolmconsole.deployment.target.Outside;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationObject.Result;
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
		var installation = Installation.in(this.cluster);
		Map<ObjectRef, @Nullable String> known = new HashMap<>();
		this.inventory.of(installation).forEach((entry) -> known.put(entry.ref(), entry.uid()));
		Map<DesiredObject, Standing> standings = new LinkedHashMap<>();
		for (DesiredObject object : objects) {
			ObjectRef ref = object.ref();
			standings.put(object, Standing.of(ref, live.find(ref).orElse(null), known.get(ref), installation));
		}
		return standings;
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
	 * should be.
	 */
	void apply(List<DesiredObject> objects, Progress progress) {
		progress.total(objects.size());
		List<String> skipped = new ArrayList<>();
		int done = 0;
		LiveObjects live = live(objects);
		for (var entry : standings(objects, live).entrySet()) {
			live.find(entry.getKey().ref())
				.filter((object) -> entry.getValue() == Standing.OURS)
				.ifPresent(this::reuse);
			OperationObject outcome = outcome(entry.getKey(), entry.getValue(), live, progress);
			progress.result(outcome);
			if (outcome.result() == Result.LEFT && entry.getValue() != Standing.PROVIDED) {
				skipped.add(entry.getKey().ref().toString());
			}
			progress.done(++done);
		}
		if (!skipped.isEmpty()) {
			progress.detail("Left out, because their namespace does not exist: " + String.join(", ", skipped) + ".");
		}
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

	private OperationObject outcome(DesiredObject object, Standing standing, LiveObjects live, Progress progress) {
		ObjectRef ref = object.ref();
		if (standing == Standing.PROVIDED) {
			return Outcome.left(ref, "It was made by somebody else and is used as it is.");
		}
		try {
			return apply(object, standing).map((applied) -> Outcome.applied(ref, live.find(ref).orElse(null), applied))
				.orElseGet(() -> Outcome.left(ref, "Its namespace does not exist."));
		}
		catch (ClusterException ex) {
			if (Outside.waitsOrFails(ex) instanceof OperationFailed) {
				progress.result(Outcome.refused(ref, ex));
			}
			throw ex;
		}
	}

	/** Applies one object, unless it is provided by others. */
	Optional<Applied> apply(DesiredObject object, Standing standing) {
		if (standing == Standing.PROVIDED) {
			return Optional.empty();
		}
		var installation = Installation.in(this.cluster);
		boolean joined = standing == Standing.JOINED;
		if (standing == Standing.MISSING || standing == Standing.FOREIGN) {
			this.inventory.forget(installation, object.ref());
		}
		this.inventory.intend(installation, object.ref(), joined);
		Manifest manifest = joined ? unlabelled(object.manifest()) : object.manifest();
		try {
			Applied applied = this.cluster.apply(manifest, joined ? ApplyMode.APPLY : ApplyMode.FORCE);
			this.inventory.applied(installation, object.ref(), applied.object().uid());
			if (!joined) {
				removeOtherKeys(object, applied.object());
			}
			return Optional.of(applied);
		}
		catch (ClusterException ex) {
			leaveOut(object, installation, ex);
			return Optional.empty();
		}
	}

	/**
	 * An object for another namespace is left out when that namespace is not there.
	 */
	private void leaveOut(DesiredObject object, Installation installation, ClusterException ex) {
		String namespace = object.ref().namespace();
		boolean elsewhere = namespace != null && !namespace.equals(installation.namespace());
		if (ex.reason() == Reason.NOT_FOUND && elsewhere) {
			this.inventory.forget(installation, object.ref());
			return;
		}
		throw ex;
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
	 * What an earlier directory asked for and this one does not.
	 */
	public List<ObjectRef> retired(DesiredState state) {
		Set<ObjectRef> wanted = new HashSet<>(state.objects().stream().map(DesiredObject::ref).toList());
		return this.inventory.of(Installation.in(this.cluster))
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
		var installation = Installation.in(this.cluster);
		return this.inventory.of(installation)
			.stream()
			.map(Inventory.Entry::ref)
			.filter((ref) -> ref.kind().equals(kind) && installation.namespace().equals(ref.namespace()))
			.map(ObjectRef::name)
			.collect(Collectors.toSet());
	}

}
