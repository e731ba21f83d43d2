package org.malcolmconsole.account;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How the names of accounts are told apart, and which new ones are allowed.
 */
public final class AccountName {

	/**
	 * What a new name has to look like; letters, digits and a few signs of ASCII, so that
	 * no two names look the same.
	 */
	public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._@-]{1,63}";

	public static final String RULE = "2 to 64 letters, digits, dots, dashes, underscores or @, a letter or digit first";

	private static final int LONGEST = 64;

	private AccountName() {
	}

	/**
	 * What is both looked up and counted for a name as somebody typed it: one form of
	 * every character, no blanks around, lower case. Whatever can't be the name of an
	 * account is the empty text.
	 */
	public static String key(String typed) {
		if (typed.length() > 4 * LONGEST) {
			return "";
		}
		String key = Normalizer.normalize(typed, Normalizer.Form.NFKC).trim().strip().toLowerCase(Locale.ROOT);
		return (key.length() > LONGEST || key.codePoints().anyMatch(AccountName::isInvisible)) ? "" : key;
	}

	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			default -> false;
		};
	}

}
