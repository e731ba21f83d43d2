package org.malcolmconsole.credential.account;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * An account to add, or a password to set.
 *
 * @param username who; in an address when the account exists
 * @param password the password, unless one is to be made up
 * @param generate whether to make up a password that is shown once
 */
record AccountForm(@Nullable String username, @Nullable String password, @Nullable Boolean generate) {

	static final AccountForm EMPTY = new AccountForm(null, null, null);

	AccountForm {
		username = (username != null) ? username.trim() : null;
	}

	String name() {
		return (this.username != null) ? this.username : "";
	}

	boolean generated() {
		return Boolean.TRUE.equals(this.generate);
	}

	AccountForm named(String name) {
		return new AccountForm(name, this.password, this.generate);
	}

	List<FieldError> errors() {
		List<FieldError> errors = new ArrayList<>();
		AccountRules.username(name()).ifPresent((message) -> errors.add(new FieldError("username", message)));
		errors.addAll(passwordErrors());
		return errors;
	}

	List<FieldError> passwordErrors() {
		if (generated()) {
			return (this.password == null || this.password.isEmpty()) ? List.of()
					: List.of(new FieldError("password", "Give a password, or let one be made up, but not both."));
		}
		return AccountRules.password(name(), secret())
			.map((message) -> List.of(new FieldError("password", message)))
			.orElse(List.of());
	}

	String secret() {
		return (this.password != null) ? this.password : "";
	}

	@Override
	public String toString() {
		return "AccountForm[" + this.username + "]";
	}

}
