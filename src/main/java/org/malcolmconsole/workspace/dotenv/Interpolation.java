package org.malcolmconsole.workspace.dotenv;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${NAME}</code> and <code>${NAME:-default}</code> in a value.
 */
public final class Interpolation {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?\\}");

	private Interpolation() {
	}

	/**
	 * The value with every reference replaced once. The default counts only for a name
	 * that is not known at all, not for one with an empty value.
	 * @param value the unquoted value
	 * @param known names and values that references find
	 */
	public static String resolve(String value, Map<String, String> known) {
		return VARIABLE.matcher(value).replaceAll((match) -> {
			var otherwise = (match.group(2) != null) ? match.group(2) : "";
			return Matcher.quoteReplacement(known.getOrDefault(match.group(1), otherwise));
		});
	}

	/**
	 * The value with every begin of a reference written such that it is read as plain
	 * text: as a reference to a name that can't exist, with the dollar sign as default.
	 */
	public static String protect(String value) {
		return value.replace("${", "${:-$}{");
	}

	/** Whether the value holds a reference. */
	public static boolean refers(String value) {
		return VARIABLE.matcher(value).find();
	}

}
