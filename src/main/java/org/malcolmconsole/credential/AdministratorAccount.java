package org.malcolmconsole.credential;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.account.AccountRules;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * The account that Malcolm's own pages ask for.
 *
 * @param username 4 to 32 letters, digits, dots, underscores, hyphens or at signs
 * @param password 8 to 128 characters that take 72 bytes at most
 */
record AdministratorAccount(@Nullable String username, @Nullable String password) {

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
		return AccountRules.errors(prefix, name(), secret());
	}

	@Override
	public String toString() {
		return "AdministratorAccount[" + this.username + "]";
	}

}
