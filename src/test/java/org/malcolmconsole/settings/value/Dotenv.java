package org.malcolmconsole.settings.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documented rules of python-dotenv for one value, without the rest of its language:
 * the judge of what the console writes, independent of its own reader.
 */
final class Dotenv {

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?}");

	private Dotenv() {
	}

	/** What a value as written behind the equal sign is read as. */
	static String value(String written) {
		var text = written.strip();
		if (text.startsWith("'")) {
			return resolved(inner(text, '\'').replaceAll("\\\\([\\\\'])", "$1"));
		}
		return resolved(text.startsWith("\"") ? unescaped(inner(text, '"'))
				: text.replaceFirst("(^|\\s)#.*", "").stripTrailing());
	}

	private static String inner(String text, char quote) {
		if (text.length() < 2 || text.charAt(text.length() - 1) != quote) {
			throw new AssertionError("no closing quote in " + text);
		}
		return text.substring(1, text.length() - 1);
	}

	private static String unescaped(String text) {
		return Pattern.compile("\\\\([\\\\'\"abfnrtv])").matcher(text).replaceAll((match) -> {
			int place = "abfnrtv".indexOf(match.group(1));
			return Matcher.quoteReplacement(
					(place < 0) ? match.group(1) : String.valueOf("\u0007\b\f\n\r\t\u000b".charAt(place)));
		});
	}

	/** No variable is known: only defaults remain. */
	private static String resolved(String text) {
		return REFERENCE.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement((match.group(2) != null) ? match.group(2) : ""));
	}

}
