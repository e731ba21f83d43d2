package org.malcolmconsole.workspace.dotenv;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quotes and escapes of env files.
 */
final class Quoting {

	private static final Pattern DOUBLE_QUOTE_ESCAPES = Pattern.compile("\\\\([\\\\'\"abfnrtv])");

	private static final Pattern SINGLE_QUOTE_ESCAPES = Pattern.compile("\\\\([\\\\'])");

	private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

	private static final Map<Character, Character> CONTROLS = Map.of('a', '\u0007', 'b', '\b', 'f', '\f', 'n', '\n',
			'r', '\r', 't', '\t', 'v', '\u000B');

	private Quoting() {
	}

	static String name(String written) {
		return written.startsWith("'") ? newlines(written.substring(1, written.length() - 1)) : written;
	}

	/** The text that a written value stands for. */
	static String decode(String written) {
		if (written.length() > 1 && written.startsWith("'")) {
			return escapes(SINGLE_QUOTE_ESCAPES, inside(written));
		}
		if (written.length() > 1 && written.startsWith("\"")) {
			return escapes(DOUBLE_QUOTE_ESCAPES, inside(written));
		}
		return written;
	}

	/** An unquoted value without its comment and the blanks behind it. */
	static String unquoted(String rest) {
		int end = rest.length();
		for (int hash = rest.indexOf('#'); hash >= 0; hash = rest.indexOf('#', hash + 1)) {
			if (hash > 0 && Cursor.isSpace(rest.charAt(hash - 1))) {
				end = hash;
				break;
			}
		}
		while (end > 0 && Cursor.isSpace(rest.charAt(end - 1))) {
			end--;
		}
		return rest.substring(0, end);
	}

	static int lineEnds(String text) {
		return (int) LINE_END.matcher(text).results().count();
	}

	private static String inside(String written) {
		return newlines(written.substring(1, written.length() - 1));
	}

	private static String newlines(String text) {
		return LINE_END.matcher(text).replaceAll("\n");
	}

	private static String escapes(Pattern pattern, String text) {
		return pattern.matcher(text).replaceAll((match) -> {
			char letter = match.group(1).charAt(0);
			return Matcher.quoteReplacement(String.valueOf(CONTROLS.getOrDefault(letter, letter)));
		});
	}

}
