package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.malcolmconsole.deployment.inventory.Inventory;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.operation.Progress;

/**
 * Removes what we applied, and nothing else: an object goes only when it has the id that
 * the inventory knows or, if the inventory knows none, bears our labels.
 */
@Component
class Removal {

	private final Cluster cluster;

	private final Inventory inventory;

	Removal(Cluster cluster, Inventory inventory) {
		this.cluster = cluster;
		this.inventory = inventory;
	}

	/**
	 * Removes objects; those of others, and those that hold data, stay.
	 * @return how many were removed, and what stays
	 */
	Result remove(List<ObjectRef> refs, Progress progress) {
		List<ObjectRef> removable = refs.stream().filter((ref) -> !Standing.staysOnStop(ref)).toList();
		var live = LiveObjects.left(this.cluster, removable);
		Map<ObjectRef, Inventory.Entry> known = this.inventory.entries(this.cluster);
		List<Manifest> removed = new ArrayList<>();
		List<String> staying = new ArrayList<>();
		int done = refs.size() - removable.size();
		for (ObjectRef ref : removable) {
			String why = remove(ref, live, known.get(ref), removed);
			if (why != null) {
				staying.add(ref + " (" + why + ")");
				progress.result(Outcome.left(ref, why));
			}
			progress.done(++done);
		}
		removed.forEach((object) -> progress.result(Outcome.removed(object.ref())));
		forget(removed);
		return new Result(removed.size(), staying);
	}

	/** Why an object stays; nothing when it goes or is not there. */
	private @Nullable String remove(ObjectRef ref, LiveObjects live, Inventory.@Nullable Entry known,
			List<Manifest> removed) {
		Manifest object = live.find(ref).orElse(null);
		var installation = this.inventory.installation(this.cluster);
		if (known != null && known.joined()) {
			String why = (object != null || live.hidden(ref)) ? leave(ref) : null;
			this.inventory.forget(installation, ref);
			return why;
		}
		switch (Standing.of(ref, object, known, installation)) {
			case ENDING -> {
				return null;
			}
			case OURS -> {
				return delete(ref, Objects.requireNonNull(object), removed);
			}
			case FOREIGN -> {
				// what is known of ours tells the next time too that this is another
				return "not made by this console";
			}
			default -> {
				this.inventory.forget(installation, ref);
				return null;
			}
		}
	}

	private @Nullable String delete(ObjectRef ref, Manifest live, List<Manifest> removed) {
		try {
			this.cluster.delete(ref, live.uid());
			removed.add(live.with(ref.namespace(), "metadata", "namespace"));
			return null;
		}
		catch (ClusterException ex) {
			if (ex.reason() == Reason.CONFLICT) {
				return "another object took its place just now";
			}
			throw ex;
		}
	}

	/**
	 * Forgets what is gone; what is held by somebody stays known until then.
	 */
	private void forget(List<Manifest> removed) {
		var installation = this.inventory.installation(this.cluster);
		var live = LiveObjects.left(this.cluster, removed.stream().map(Manifest::ref).toList());
		removed.stream()
			.filter((object) -> live.find(object.ref())
				.filter((now) -> Objects.equals(now.uid(), object.uid()))
				.isEmpty())
			.forEach((object) -> this.inventory.forget(installation, object.ref()));
	}

	/**
	 * Gives back the fields that we own in an object of somebody else.
	 */
	private @Nullable String leave(ObjectRef ref) {
		Map<String, @Nullable Object> content = new LinkedHashMap<>();
		content.put("apiVersion", ref.apiVersion());
		content.put("kind", ref.kind());
		Manifest nothing = new Manifest(content).with(ref.name(), "metadata", "name")
			.with(ref.namespace(), "metadata", "namespace");
		try {
			this.cluster.apply(nothing, ApplyMode.APPLY);
			return null;
		}
		catch (ClusterException ex) {
			if (ex.reason() == Reason.FORBIDDEN) {
				return "our fields in it stay. " + ex.getMessage();
			}
			throw ex;
		}
	}

	/**
	 * What a removal did.
	 *
	 * @param staying what stays, each with why
	 */
	record Result(int removed, List<String> staying) {

		/** What was done, in words. */
		String sentence() {
			String stays = this.staying.isEmpty() ? ""
					: " Left as they are: " + Refused.listed(this.staying, ", ") + ".";
			return "%d objects removed.%s".formatted(this.removed, stays);
		}

	}

}
