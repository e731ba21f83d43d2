package org.malcolmconsole.credential.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * The account of a mail server that a sender of alerts uses.
 *
 * @param sender name of the sender as it is configured in OpenSearch's alerting
 */
record MailSender(@Nullable String sender, @Nullable String username, @Nullable String password) {

	static final MailSender EMPTY = new MailSender(null, null, null);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final int LONGEST = 512;

	MailSender {
		sender = (sender != null) ? sender.trim() : null;
	}

	String name() {
		return (this.sender != null) ? this.sender : "";
	}

	String user() {
		return (this.username != null) ? this.username : "";
	}

	String secret() {
		return (this.password != null) ? this.password : "";
	}

	List<FieldError> errors() {
		List<FieldError> errors = new ArrayList<>();
		if (!NAME.matcher(name()).matches()) {
			errors.add(new FieldError("sender", "A sender's name has 1 to 64 letters, digits, _ and - in it."));
		}
		check(errors, "username", user(), "The user name");
		check(errors, "password", secret(), "The password");
		return errors;
	}

	private static void check(List<FieldError> errors, String field, String value, String what) {
		if (value.isEmpty() || value.length() > LONGEST) {
			errors.add(new FieldError(field, what + " has 1 to " + LONGEST + " characters."));
		}
		else if (value.chars().anyMatch(Character::isISOControl)) {
			errors.add(new FieldError(field, what + " has no line breaks or other control characters."));
		}
	}

	@Override
	public String toString() {
		return "MailSender[" + this.sender + "]";
	}

}
