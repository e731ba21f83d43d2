package org.malcolmconsole.settings.variable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants single variables to be.
 *
 * @param values name of the env file to name of the variable to value as typed; null
 * brings back what the release says, or removes a variable that the release does not
 * have; the mask keeps a secret
 * @param base revision that this was made for, null for any
 * @param actor who
 * @param note why, null for none
 * @param credentials whether the actor may set secrets that no setting writes
 */
public record VariablesChange(Map<String, Map<String, @Nullable Object>> values, @Nullable Long base, String actor,
		@Nullable String note, boolean credentials) {

	public VariablesChange {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/** What the history says about it. */
	public String reason() {
		return (this.note == null || this.note.isBlank()) ? "Variables" : this.note.strip();
	}

	@Override
	public String toString() {
		return "VariablesChange[" + this.values.keySet() + "]";
	}

}
