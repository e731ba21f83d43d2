package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * The account that Malcolm's own pages ask for.
 *
 * @param username 4 to 32 letters, digits, dots, underscores, hyphens or at signs
 * @param password 8 to 128 characters that take 72 bytes at most
 */
record AdministratorAccount(@Nullable String username, @Nullable String password) {

	private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");

	private static final int SHORTEST_NAME = 4;

	private static final int LONGEST_NAME = 32;

	private static final int SHORTEST_PASSWORD = 8;

	private static final int LONGEST_PASSWORD = 128;

	private static final int BCRYPT_BYTES = 72;

	AdministratorAccount {
		username = (username != null) ? username.trim() : null;
	}

	/** Its name, once it has been checked. */
	String name() {
		return (this.username != null) ? this.username : "";
	}

	/** Its password, once it has been checked. */
	String secret() {
		return (this.password != null) ? this.password : "";
	}

	List<FieldError> errors(String prefix) {
		return Stream
			.concat(usernameErrors().map((message) -> new FieldError(prefix + "username", message)),
					passwordErrors().map((message) -> new FieldError(prefix + "password", message)))
			.toList();
	}

	private Stream<String> usernameErrors() {
		String name = name();
		if (name.length() < SHORTEST_NAME || name.length() > LONGEST_NAME) {
			return Stream.of("A user name has " + SHORTEST_NAME + " to " + LONGEST_NAME + " characters.");
		}
		if (!USERNAME.matcher(name).matches()) {
			return Stream
				.of("A user name begins with a letter or digit, and has only letters, digits, and . _ - @ in it.");
		}
		return Stream.empty();
	}

	private Stream<String> passwordErrors() {
		String text = secret();
		int characters = text.codePointCount(0, text.length());
		if (characters < SHORTEST_PASSWORD || characters > LONGEST_PASSWORD) {
			return Stream.of("A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
		}
		if (text.chars().anyMatch(Character::isISOControl)) {
			return Stream.of("A password has no line breaks, tabs or other control characters.");
		}
		int bytes = text.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > BCRYPT_BYTES) {
			return Stream.of("This password takes " + bytes + " bytes. Malcolm's web server reads only the first "
					+ BCRYPT_BYTES + ", so a shorter one is needed.");
		}
		return text.equalsIgnoreCase(name()) ? Stream.of("The password must differ from the user name.")
				: Stream.empty();
	}

	@Override
	public String toString() {
		return "AdministratorAccount[" + this.username + "]";
	}

}
