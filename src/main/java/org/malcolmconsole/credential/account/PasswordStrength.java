package org.malcolmconsole.credential.account;

import java.util.List;
import java.util.Locale;

/**
 * How long a password would stand up to somebody who guesses, roughly and quickly.
 *
 * @param score 0 to 4
 * @param words the score, and what makes it better
 */
public record PasswordStrength(int score, String words) {

	/** The best score. */
	public static final int BEST = 4;

	private static final int[] BITS = { 28, 40, 56, 72 };

	private static final List<String> WORDS = List.of("Very weak", "Weak", "Fair", "Good", "Strong");

	private static final List<String> COMMON = List.of("password", "passwort", "qwerty", "qwertz", "letmein", "welcome",
			"admin", "administrator", "malcolm", "iloveyou", "changeme", "secret", "analyst", "dragon", "monkey");

	/**
	 * Looks at a password.
	 * @param username whose name is no part of a good one
	 */
	public static PasswordStrength of(String username, String password) {
		double bits = bits(withoutWords(username, password));
		int score = 0;
		while (score < BITS.length && bits >= BITS[score]) {
			score++;
		}
		return new PasswordStrength(score, WORDS.get(score) + advice(score));
	}

	private static String advice(int score) {
		return (score < 3) ? ": longer is better, for example some words that have nothing to do with each other."
				: ".";
	}

	/** Known words count as one character each. */
	private static String withoutWords(String username, String password) {
		String rest = password.toLowerCase(Locale.ROOT);
		if (username.length() > 2) {
			rest = rest.replace(username.toLowerCase(Locale.ROOT), " ");
		}
		for (String word : COMMON) {
			rest = rest.replace(word, " ");
		}
		return (rest.length() == password.length()) ? password : rest;
	}

	private static double bits(String text) {
		double each = Math.log(pool(text)) / Math.log(2);
		double bits = 0;
		int before = -2;
		for (int character : text.codePoints().toArray()) {
			bits += (Math.abs(character - before) <= 1) ? 1 : each;
			before = character;
		}
		return Math.min(bits, text.codePoints().distinct().count() * each * 2);
	}

	private static int pool(String text) {
		int pool = 1;
		pool += text.chars().anyMatch((one) -> one >= 'a' && one <= 'z') ? 26 : 0;
		pool += text.chars().anyMatch((one) -> one >= 'A' && one <= 'Z') ? 26 : 0;
		pool += text.chars().anyMatch((one) -> one >= '0' && one <= '9') ? 10 : 0;
		pool += text.chars().anyMatch((one) -> one < 128 && !Character.isLetterOrDigit(one)) ? 33 : 0;
		return pool + (text.chars().anyMatch((one) -> one >= 128) ? 100 : 0);
	}

}
