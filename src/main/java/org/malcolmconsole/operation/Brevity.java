package org.malcolmconsole.operation;

import org.jspecify.annotations.Nullable;

/**
 * Cuts texts to what the journal takes, where they are made.
 */
final class Brevity {

	private Brevity() {
	}

	/**
	 * At most so many characters; a text that was longer ends with an ellipsis.
	 */
	static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		int end = most - 1;
		// half of a pair is no character
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
	}

	static @Nullable String cutIfThere(@Nullable String text, int most) {
		return (text != null) ? cut(text, most) : null;
	}

}
