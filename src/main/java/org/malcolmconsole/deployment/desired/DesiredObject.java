package org.malcolmconsole.deployment.desired;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * An object that the directory asks for.
 *
 * @param manifest the whole object as it is applied
 * @param stage when its turn comes
 * @param source the file that asks for it, or the first of them; empty for the namespace
 */
public record DesiredObject(Manifest manifest, Stage stage, String source) {

	public ObjectRef ref() {
		return this.manifest.ref();
	}

}
