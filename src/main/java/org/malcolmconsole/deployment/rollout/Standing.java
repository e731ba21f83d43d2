package org.malcolmconsole.deployment.rollout;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.Ownership;

/**
 * How we stand to an object that has the name of one that we want.
 */
public enum Standing {

	/** It is not there. */
	MISSING,
	/** We made it. */
	OURS,
	/** Storage or a namespace that somebody else made for us: used as it is. */
	PROVIDED,
	/** It belongs to somebody else in another namespace; we only set our fields. */
	JOINED,
	/** Somebody else made it: never changed without being told so. */
	FOREIGN;

	private static final Set<String> USED_AS_IT_IS = Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim",
			"StorageClass");

	/**
	 * How we stand to an object.
	 * @param live the object in the cluster, null when it is not there
	 * @param known the id that our inventory has of it, null for none
	 */
	static Standing of(ObjectRef ref, @Nullable Manifest live, @Nullable String known, Installation installation) {
		if (live == null) {
			return MISSING;
		}
		boolean same = known == null || known.equals(live.uid());
		if (same && Ownership.ours(live.labels(), installation.namespace())) {
			return OURS;
		}
		if (staysOnStop(ref)) {
			return PROVIDED;
		}
		boolean elsewhere = ref.namespace() != null && !ref.namespace().equals(installation.namespace());
		return elsewhere ? JOINED : FOREIGN;
	}

	/**
	 * Whether objects of this kind hold data, or others' objects, and outlive a stop.
	 */
	static boolean staysOnStop(ObjectRef ref) {
		return USED_AS_IT_IS.contains(ref.kind());
	}

}
