package org.malcolmconsole.deployment.rollout;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.deployment.inventory.Installation;
import org.malcolmconsole.deployment.inventory.Inventory;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.deletion.Deletion;
import org.malcolmconsole.deployment.desired.Ownership;

/**
 * How we stand to an object that has the name of one that we want.
 */
public enum Standing {

	/** It is not there. */
	MISSING,
	/** It is being deleted: neither there nor gone. */
	ENDING,
	/** We made it. */
	OURS,
	/** Storage or a namespace that somebody else made for us: used as it is. */
	PROVIDED,
	/** We may not read it: used as it may be. */
	UNSEEN,
	/** It belongs to somebody else in another namespace; we only set our fields. */
	JOINED,
	/** Somebody else made it: never changed without being told so. */
	FOREIGN;

	private static final Set<String> USED_AS_IT_IS = Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim",
			"StorageClass");

	/**
	 * How we stand to an object. Its uid proves that we made it, whatever its labels say;
	 * only of an object that the inventory has no uid of the labels tell.
	 * @param live the object in the cluster, null when it is not there
	 * @param known what our inventory has of it, null for nothing
	 */
	static Standing of(ObjectRef ref, @Nullable Manifest live, Inventory.@Nullable Entry known,
			Installation installation) {
		if (live == null) {
			return MISSING;
		}
		if (Deletion.begun(live)) {
			return ENDING;
		}
		if (ours(live, known, installation)) {
			return OURS;
		}
		if (staysOnStop(ref)) {
			return PROVIDED;
		}
		return elsewhere(ref, installation) ? JOINED : FOREIGN;
	}

	private static boolean ours(Manifest live, Inventory.@Nullable Entry known, Installation installation) {
		if (known == null || known.uid() == null) {
			return Ownership.ours(live.labels(), installation.namespace());
		}
		return !known.joined() && known.uid().equals(live.uid());
	}

	/**
	 * Whether an object stands in a namespace of somebody else.
	 */
	static boolean elsewhere(ObjectRef ref, Installation installation) {
		return ref.namespace() != null && !ref.namespace().equals(installation.namespace());
	}

	/**
	 * Whether objects of this kind hold data, or others' objects, and outlive a stop.
	 */
	static boolean staysOnStop(ObjectRef ref) {
		return USED_AS_IT_IS.contains(ref.kind());
	}

}
