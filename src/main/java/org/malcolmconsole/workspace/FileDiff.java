package org.malcolmconsole.workspace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one file between two states; secrets are masked in all of it.
 *
 * @param path path in the Malcolm directory
 * @param kind what happened
 * @param secret whether the file as a whole is secret; then there are no lines
 * @param variables changed variables of an env file, else empty
 * @param lines changed lines of a text file with three lines around each
 */
public record FileDiff(String path, Kind kind, boolean secret, List<VariableDiff> variables, List<Line> lines) {

	public FileDiff {
		variables = List.copyOf(variables);
		lines = List.copyOf(lines);
	}

	/**
	 * What happens to a file.
	 */
	public enum Kind {

		/** It is new. */
		ADDED,
		/** Its content differs. */
		CHANGED,
		/** It is gone. */
		REMOVED

	}

	/**
	 * A changed variable of an env file.
	 *
	 * @param file name of the env file
	 * @param key name of the variable
	 * @param before value as read, null when it was not there
	 * @param after value as read, null when it is gone
	 */
	public record VariableDiff(String file, String key, @Nullable String before, @Nullable String after) {
	}

	/**
	 * A line of a diff.
	 *
	 * @param sign <code>+</code>, <code>-</code>, a blank for context or <code>@</code>
	 * for a gap
	 * @param text the line without its end
	 */
	public record Line(char sign, String text) {
	}

}
