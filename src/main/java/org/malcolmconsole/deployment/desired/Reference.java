package org.malcolmconsole.deployment.desired;

import java.util.Set;

import org.malcolmconsole.deployment.document.FieldPath;

/**
 * That a pod uses a ConfigMap, Secret or claim.
 *
 * @param keys the keys that it uses, empty for all of them
 * @param path the field that names the object
 * @param optional whether the pod starts without it
 */
record Reference(String kind, String name, Set<String> keys, FieldPath path, boolean optional) {

	static final String CLAIM = "PersistentVolumeClaim";

	boolean configuration() {
		return !this.kind.equals(CLAIM);
	}

}
