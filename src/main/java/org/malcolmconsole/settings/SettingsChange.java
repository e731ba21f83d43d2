package org.malcolmconsole.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to set.
 *
 * @param values id to value of its type, null for the default
 * @param replace whether every setting that is not named goes to its default
 * @param complete whether the variables that Kubernetes needs are written too
 * @param base revision that this was made for, null for any
 * @param actor who
 * @param note why, null for none
 */
public record SettingsChange(Map<String, @Nullable Object> values, boolean replace, boolean complete,
		@Nullable Long base, String actor, @Nullable String note) {

	public SettingsChange {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/** What the history says about it. */
	public String reason() {
		return (this.note == null || this.note.isBlank()) ? "Settings" : this.note.strip();
	}

	@Override
	public String toString() {
		return "SettingsChange[" + this.values.keySet() + "]";
	}

}
