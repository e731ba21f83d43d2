package org.malcolmconsole.logs.follow;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How grave a line says that it is.
 */
public enum LogLevel {

	DEBUG, INFO, WARN, ERROR;

	private static final int LOOKED_AT = 240;

	private static final Pattern FIELD = Pattern
		.compile("(?i)\\b(?:level|severity|lvl|loglevel)\"?[=:]\\s*\"?([a-z]+)");

	private static final Pattern WORD = Pattern
		.compile("(?<![\\w.-])(?:\\[(?<bracket>[A-Za-z]+)\\s*]|<(?<angle>[A-Za-z]+)>|(?<upper>[A-Z]{3,9})"
				+ "|(?<lower>[A-Za-z]+)(?=:\\s))(?![\\w.-])");

	private static final Pattern KUBERNETES = Pattern.compile("^([IWEF])\\d{4} ");

	private static final Map<String, LogLevel> WORDS = Map.ofEntries(Map.entry("TRACE", DEBUG),
			Map.entry("DEBUG", DEBUG), Map.entry("FINE", DEBUG), Map.entry("VERBOSE", DEBUG), Map.entry("INFO", INFO),
			Map.entry("NOTICE", INFO), Map.entry("LOG", INFO), Map.entry("CONFIG", INFO), Map.entry("I", INFO),
			Map.entry("WARN", WARN), Map.entry("WARNING", WARN), Map.entry("W", WARN), Map.entry("ERR", ERROR),
			Map.entry("ERROR", ERROR), Map.entry("CRIT", ERROR), Map.entry("CRITICAL", ERROR),
			Map.entry("FATAL", ERROR), Map.entry("SEVERE", ERROR), Map.entry("PANIC", ERROR), Map.entry("ALERT", ERROR),
			Map.entry("EMERG", ERROR), Map.entry("E", ERROR), Map.entry("F", ERROR));

	/**
	 * The level that a line names near its beginning, or null.
	 */
	static @Nullable LogLevel of(String line) {
		String begin = (line.length() > LOOKED_AT) ? line.substring(0, LOOKED_AT) : line;
		Matcher field = FIELD.matcher(begin);
		if (field.find()) {
			LogLevel level = named(field.group(1));
			if (level != null) {
				return level;
			}
		}
		Matcher kubernetes = KUBERNETES.matcher(begin);
		return kubernetes.find() ? named(kubernetes.group(1)) : firstWord(begin);
	}

	private static @Nullable LogLevel firstWord(String begin) {
		Matcher word = WORD.matcher(begin);
		while (word.find()) {
			for (int group = 1; group <= word.groupCount(); group++) {
				LogLevel level = (word.group(group) != null && word.group(group).length() > 1)
						? named(word.group(group)) : null;
				if (level != null) {
					return level;
				}
			}
		}
		return null;
	}

	/**
	 * The level of a word in any case, or null.
	 */
	public static @Nullable LogLevel named(String word) {
		return WORDS.get(word.toUpperCase(Locale.ROOT));
	}

}
