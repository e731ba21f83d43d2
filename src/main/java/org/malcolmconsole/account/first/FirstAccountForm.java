package org.malcolmconsole.account.first;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.malcolmconsole.account.AccountName;

/**
 * The first account and the code that allows it.
 */
record FirstAccountForm(@NotBlank(message = "Enter the code from the log of the server") String code,
		@Pattern(regexp = AccountName.PATTERN, message = AccountName.RULE) String username, String password) {

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
