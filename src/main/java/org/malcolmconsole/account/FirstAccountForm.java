package org.malcolmconsole.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The first account and the code that allows it.
 */
record FirstAccountForm(@NotBlank(message = "Enter the code from the log of the server") String code,
		@Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{1,63}",
				message = "2 to 64 letters, digits, dots, dashes, underscores or @") String username,
		String password) {

	FirstAccountForm {
		code = (code != null) ? code : "";
		username = (username != null) ? username.strip() : "";
		password = (password != null) ? password : "";
	}

	static FirstAccountForm empty() {
		return new FirstAccountForm("", "", "");
	}

	@Override
	public String toString() {
		return "FirstAccountForm[username=" + this.username + "]";
	}

}
