package org.malcolmconsole.web;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Texts of people that others read on pages and in logs: they must not steer a terminal,
 * look like another line, or turn the direction of writing.
 */
public final class PlainText {

	/** Controls, line ends, halves of characters and what is not seen. */
	private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

	private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Zl}\\p{Zp}\\x85]+");

	/** Emojis are joined with a sign that is not seen, so that stays. */
	private static final Pattern UNWANTED = Pattern
		.compile("[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

	private PlainText() {
	}

	/** Whether a name looks like what it is; one that does not is to be refused. */
	public static boolean isName(String text) {
		return !ODD.matcher(text).find();
	}

	/** A free text as one line, without what nobody should send along. */
	public static @Nullable String line(@Nullable String text) {
		return (text != null) ? UNWANTED.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("").strip() : null;
	}

}
