package org.malcolmconsole.settings.catalog;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Variables that only administrators may change.
 *
 * @param variables names, as patterns
 * @param allowed values that others may give them all the same, null for none
 * @param file a file of the Malcolm directory: reserved only while it holds something,
 * null for always
 * @param reason why, to follow "because"
 */
public record Reserved(List<Pattern> variables, @Nullable Pattern allowed, @Nullable String file, String reason) {

	public Reserved {
		variables = List.copyOf(variables);
	}

	/** Whether a variable is meant. */
	public boolean names(String key) {
		return this.variables.stream().anyMatch((name) -> name.matcher(key).matches());
	}

	/** Whether others than administrators may give it this value; null for none. */
	public boolean allows(@Nullable String value) {
		return this.allowed != null && this.allowed.matcher((value != null) ? value : "").matches();
	}

}
