package org.malcolmconsole.deployment.document;

import org.jspecify.annotations.Nullable;

/**
 * Something in the Malcolm directory that keeps it from being deployed.
 *
 * @param file path in the Malcolm directory
 * @param document number of the YAML document in the file, from 1
 * @param path where in the document, for example
 * {@code spec.template.spec.volumes[0].configMap.name}; empty for the whole document
 * @param line line of the file, from 1
 * @param message what is wrong, as a sentence without secret values
 */
public record Problem(String file, @Nullable Integer document, @Nullable String path, @Nullable Integer line,
		String message) {

	public static Problem of(String file, String message) {
		return new Problem(file, null, null, null, message);
	}

	public static Problem of(String file, @Nullable Integer line, String message) {
		return new Problem(file, null, null, line, message);
	}

	/**
	 * File, document, line and path in one phrase.
	 */
	public String place() {
		var place = new StringBuilder(this.file);
		if (this.document != null) {
			place.append(", document ").append(this.document);
		}
		if (this.line != null) {
			place.append(", line ").append(this.line);
		}
		if (this.path != null && !this.path.isEmpty()) {
			place.append(", ").append(this.path);
		}
		return place.toString();
	}

	@Override
	public String toString() {
		return place() + ": " + this.message;
	}

}
