package org.malcolmconsole.release;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How files become keys and values of ConfigMaps and Secrets.
 *
 * @param flatten true when files of all levels of a folder get their base name as key
 * @param skipDotfiles true when names that begin with a dot are skipped in folders, at
 * every level; files that are named as a source themselves are always taken
 * @param unixLineEnds true when CRLF and CR in text become LF
 */
public record FileRules(boolean flatten, boolean skipDotfiles, boolean unixLineEnds) {

	/**
	 * The key of a file in the object that it belongs to.
	 * @param path path in the Malcolm directory with forward slashes
	 */
	public String key(String path) {
		return baseName(path);
	}

	static String baseName(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	static boolean hasDotName(String path) {
		return Arrays.stream(path.split("/")).anyMatch((name) -> name.startsWith("."));
	}

	static boolean matches(String pattern, String name) {
		String expression = Arrays.stream(pattern.split("\\*", -1))
			.map(Pattern::quote)
			.reduce((left, right) -> left + ".*" + right)
			.orElse("");
		return name.matches(expression);
	}

}
