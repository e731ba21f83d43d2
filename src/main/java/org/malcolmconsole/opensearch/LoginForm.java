package org.malcolmconsole.opensearch;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * A login to store.
 *
 * @param instance {@code primary} or {@code secondary}
 * @param password may be left out to keep the one of the same user name
 * @param verifyTls whether the server's certificate has to be believable; null for how it
 * is now
 */
record LoginForm(@Nullable String instance, @Nullable String username, @Nullable String password,
		@Nullable Boolean verifyTls) {

	private static final int LONGEST = 1_000;

	LoginForm {
		username = (username != null) ? username.strip() : null;
	}

	Instance which() {
		return Instance.of(this.instance).orElseThrow();
	}

	Login login(@Nullable Login former) {
		String name = text(this.username);
		if (text(this.password).isEmpty() && former != null && former.username().equals(name)) {
			return former;
		}
		return new Login(name, text(this.password));
	}

	List<FieldError> errors(@Nullable Login former) {
		List<FieldError> errors = new ArrayList<>();
		String name = text(this.username);
		if (name.isEmpty() || name.length() > LONGEST) {
			errors.add(new FieldError("username", "Give the user name, up to " + LONGEST + " characters."));
		}
		if (name.indexOf(':') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
			errors.add(new FieldError("username", "A user name has no colons and no control characters."));
		}
		String secret = login(former).password();
		if (secret.isEmpty() || secret.length() > LONGEST) {
			errors.add(new FieldError("password", "Give the password, up to " + LONGEST + " characters."));
		}
		if (secret.indexOf(0) >= 0) {
			errors.add(new FieldError("password", "A password has no NUL characters."));
		}
		return errors;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	@Override
	public String toString() {
		return "LoginForm[" + this.instance + ", " + this.username + "]";
	}

}
