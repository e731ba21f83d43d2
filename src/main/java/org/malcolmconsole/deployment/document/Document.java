package org.malcolmconsole.deployment.document;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.release.YamlDocument;

/**
 * One object of a manifest file and where it was written.
 *
 * @param source the document that holds it
 * @param place where in the document it begins; the root, but for items of a list
 */
public record Document(YamlDocument source, FieldPath place, Manifest manifest) {

	public String file() {
		return this.source.file();
	}

	public Document with(Manifest changed) {
		return new Document(this.source, this.place, changed);
	}

	/**
	 * A problem at a field of this object.
	 */
	public Problem problem(FieldPath path, String message) {
		FieldPath whole = this.place.then(path.steps().toArray());
		return new Problem(file(), this.source.index(), whole.toString(), this.source.lineOf(whole.pointer()), message);
	}

	public Problem problem(String message) {
		return problem(FieldPath.of(), message);
	}

}
