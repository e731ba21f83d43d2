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

	/** The value with every reference written such that it is read as plain text. */
	public static String protect(String value) {
		return VARIABLE.matcher(value)
			.replaceAll((match) -> Matcher.quoteReplacement("${:-$}" + match.group().substring(1)));
	}

}
