package org.malcolmconsole.deployment.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.operation.Progress;

/**
 * Removes what we applied, and nothing else: an object goes only when it bears our labels
 * and the id that the inventory knows.
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
	 * @return how many were removed
	 */
	int remove(List<ObjectRef> refs, Progress progress) {
		List<ObjectRef> removable = refs.stream().filter((ref) -> !Standing.staysOnStop(ref)).toList();
		var live = LiveObjects.load(this.cluster, removable);
		int removed = 0;
		int done = refs.size() - removable.size();
		for (ObjectRef ref : removable) {
			if (remove(ref, live.find(ref).orElse(null))) {
				removed++;
				progress.result(Outcome.removed(ref));
			}
			progress.done(++done);
		}
		return removed;
	}

	private boolean remove(ObjectRef ref, @Nullable Manifest live) {
		var installation = Installation.in(this.cluster);
		Inventory.Entry entry = this.inventory.find(installation, ref).orElse(null);
		String known = (entry != null) ? entry.uid() : null;
		boolean removed = false;
		if (live != null && entry != null && entry.joined()) {
			leave(ref);
		}
		else if (live != null && Standing.of(ref, live, known, installation) == Standing.OURS) {
			removed = delete(ref, live);
		}
		this.inventory.forget(installation, ref);
		return removed;
	}

	private boolean delete(ObjectRef ref, Manifest live) {
		try {
			return this.cluster.delete(ref, live.uid());
		}
		catch (ClusterException ex) {
			if (ex.reason() == Reason.CONFLICT) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Gives back the fields that we own in an object of somebody else.
	 */
	private void leave(ObjectRef ref) {
		Map<String, @Nullable Object> content = new LinkedHashMap<>();
		content.put("apiVersion", ref.apiVersion());
		content.put("kind", ref.kind());
		Manifest nothing = new Manifest(content).with(ref.name(), "metadata", "name")
			.with(ref.namespace(), "metadata", "namespace");
		this.cluster.apply(nothing, ApplyMode.APPLY);
	}

}
