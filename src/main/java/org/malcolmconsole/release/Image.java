package org.malcolmconsole.release;

/**
 * A container image by its own name and tag, without registry and digest.
 */
record Image(String name, String tag) {

	/**
	 * Splits a reference like {@code registry:5000/path/arkime:23.07.1@sha256:…}.
	 */
	static Image of(String reference) {
		String plain = reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
		String last = FileRules.baseName(plain);
		int colon = last.indexOf(':');
		return (colon < 0) ? new Image(last, "latest") : new Image(last.substring(0, colon), last.substring(colon + 1));
	}

}
