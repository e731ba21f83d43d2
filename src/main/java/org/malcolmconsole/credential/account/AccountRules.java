package org.malcolmconsole.credential.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * What user names and passwords all parts of Malcolm take: htadmin's limits, and the 72
 * bytes that bcrypt reads.
 */
public final class AccountRules {

	private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");

	private static final int SHORTEST_NAME = 4;

	private static final int LONGEST_NAME = 32;

	private static final int SHORTEST_PASSWORD = 8;

	private static final int LONGEST_PASSWORD = 128;

	private static final int BCRYPT_BYTES = 72;

	private AccountRules() {
	}

	/**
	 * What is wrong with a new account.
	 * @param prefix in front of the field names
	 */
	public static List<FieldError> errors(String prefix, String username, String password) {
		List<FieldError> errors = new ArrayList<>();
		username(username).ifPresent((message) -> errors.add(new FieldError(prefix + "username", message)));
		password(username, password).ifPresent((message) -> errors.add(new FieldError(prefix + "password", message)));
		return errors;
	}

	static Optional<String> username(String name) {
		if (name.length() < SHORTEST_NAME || name.length() > LONGEST_NAME) {
			return Optional.of("A user name has " + SHORTEST_NAME + " to " + LONGEST_NAME + " characters.");
		}
		return USERNAME.matcher(name).matches() ? Optional.empty() : Optional
			.of("A user name begins with a letter or digit, and has only letters, digits, and . _ - @ in it.");
	}

	static Optional<String> password(String username, String text) {
		int characters = text.codePointCount(0, text.length());
		if (characters < SHORTEST_PASSWORD || characters > LONGEST_PASSWORD) {
			return Optional.of("A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
		}
		if (text.chars().anyMatch(Character::isISOControl)) {
			return Optional.of("A password has no line breaks, tabs or other control characters.");
		}
		int bytes = text.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > BCRYPT_BYTES) {
			return Optional.of("This password takes " + bytes + " bytes. Malcolm's web server reads only the first "
					+ BCRYPT_BYTES + ", so a shorter one is needed.");
		}
		return text.equalsIgnoreCase(username) ? Optional.of("The password must differ from the user name.")
				: Optional.empty();
	}

}
