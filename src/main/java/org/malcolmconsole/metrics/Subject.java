package org.malcolmconsole.metrics;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A node or a pod.
 */
record Subject(Kind kind, String name) {

	/**
	 * What has figures.
	 */
	enum Kind {

		NODE, POD;

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
