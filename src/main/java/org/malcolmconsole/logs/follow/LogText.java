package org.malcolmconsole.logs.follow;

import java.util.regex.Pattern;

/**
 * Makes a line fit to be shown: no terminal commands, no passwords in addresses.
 */
final class LogText {

	private static final Pattern TERMINAL = Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]" // colours
			+ "|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?" // titles, links
			+ "|\u001b[ -/]*[0-~]"); // everything else

	private static final Pattern CONTROL = Pattern
		.compile("[\\p{Cntrl}\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff&&[^\t]]");

	private static final Pattern PASSWORD = Pattern.compile("://([^\\s/:@]*):[^\\s/\"'<>]+@");

	private LogText() {
	}

	static String clean(String line) {
		String text = line;
		if (text.indexOf('\u001b') >= 0 || text.indexOf('\u009b') >= 0) {
			text = TERMINAL.matcher(text).replaceAll("");
		}
		text = CONTROL.matcher(text).replaceAll("");
		return text.contains("://") ? PASSWORD.matcher(text).replaceAll("://$1:xxxxxxxx@") : text;
	}

}
