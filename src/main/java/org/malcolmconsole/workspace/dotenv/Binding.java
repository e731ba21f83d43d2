package org.malcolmconsole.workspace.dotenv;

import org.jspecify.annotations.Nullable;

/**
 * One statement of an env file with the text that it was read from.
 *
 * @param key the name, or null for a comment, blank lines or an error
 * @param value the text as unquoted and unescaped but before <code>${…}</code> is
 * replaced; null when there is no equal sign
 * @param prefix everything in front of the value: blank lines, <code>export</code>, name,
 * equal sign, blanks
 * @param written the value as written, with quotes
 * @param suffix what follows the value: comment and line end
 * @param line the line that the statement (not the blank lines above it) begins in, from
 * 1
 * @param broken whether python-dotenv would warn about and skip it
 */
public record Binding(@Nullable String key, @Nullable String value, String prefix, String written, String suffix,
		int line, boolean broken) {

	/** The text of the statement exactly as in the file. */
	public String text() {
		return this.prefix + this.written + this.suffix;
	}

	/**
	 * The same statement with another text in place of the written value, and its comment
	 * still a comment.
	 */
	public String textWith(String replacement) {
		var head = (this.value != null) ? this.prefix : this.prefix + "=";
		boolean commented = this.suffix.strip().startsWith("#");
		var visible = (replacement.isEmpty() && commented) ? "''" : replacement;
		return head + visible + (this.suffix.startsWith("#") ? " " : "") + this.suffix;
	}

	@Override
	public String toString() {
		return "Binding[key=" + this.key + ", line=" + this.line + "]";
	}

}
