package org.malcolmconsole.account.people;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.Account;
import org.malcolmconsole.account.Role;

/**
 * Somebody who may sign in to the console.
 *
 * @param name the user name
 * @param role what this person may do
 * @param disabled whether the person is kept out for now
 * @param lastSignIn when this person signed in last, null for never
 * @param passwordSet false until the person used the one-time link
 */
record Person(String name, Role role, boolean disabled,
		@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant lastSignIn, boolean passwordSet) {

	static Person of(Account account) {
		return new Person(account.name(), account.role(), account.disabled(), account.lastSignIn(),
				account.passwordHash() != null);
	}

}
