package org.malcolmconsole.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a password has to be.
 */
public final class PasswordRules {

	public static final int SHORTEST = 12;

	public static final int LONGEST = 128;

	private static final Set<String> COMMON = Set.of("password", "passwort", "123456789012", "qwertyuiop", "letmein",
			"administrator", "changeme", "welcome", "iloveyou", "malcolm", "opensearch", "kubernetes", "abcdefghijkl",
			"1q2w3e4r5t6y", "qwerty", "admin", "secret", "correcthorsebatterystaple");

	private PasswordRules() {
	}

	/**
	 * The rules that a password breaks, in words; none when it is good.
	 */
	public static List<String> broken(String username, String password) {
		List<String> broken = new ArrayList<>();
		if (password.length() < SHORTEST) {
			broken.add("At least %d characters".formatted(SHORTEST));
		}
		if (password.length() > LONGEST) {
			broken.add("At most %d characters".formatted(LONGEST));
		}
		String lower = password.toLowerCase(Locale.ROOT);
		if (!username.isBlank() && lower.contains(username.toLowerCase(Locale.ROOT))) {
			broken.add("Not the user name, nor with it inside");
		}
		if (isCommon(lower)) {
			broken.add("Not one of the passwords that everybody tries first");
		}
		return broken;
	}

	private static boolean isCommon(String lower) {
		String letters = lower.replaceAll("[^a-z]", "");
		return lower.chars().distinct().count() < 4 || COMMON.contains(lower) || COMMON.contains(letters)
				|| "abcdefghijklmnopqrstuvwxyz01234567890".contains(lower);
	}

}
