package org.malcolmconsole.account.people;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.PasswordRules;

import org.springframework.validation.Errors;

/**
 * A new password, and the present one where it is asked for.
 */
record PasswordForm(String current, String password) {

	PasswordForm(@Nullable String current, @Nullable String password) {
		this.current = (current != null) ? current : "";
		this.password = (password != null) ? password : "";
	}

	void check(String username, Errors errors) {
		PasswordRules.broken(username, this.password)
			.forEach((rule) -> errors.rejectValue("password", "password", rule));
	}

	@Override
	public String toString() {
		return "PasswordForm[]";
	}

}
