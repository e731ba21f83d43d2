package org.malcolmconsole.account.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.AccountName;
import org.malcolmconsole.account.Role;

/**
 * Somebody to be added.
 */
record PersonForm(@Pattern(regexp = AccountName.PATTERN, message = AccountName.RULE) String name,
		@NotNull(message = "Choose viewer, operator or administrator") Role role) {

	PersonForm(@Nullable String name, Role role) {
		this.name = (name != null) ? name.strip() : "";
		this.role = role;
	}

}
