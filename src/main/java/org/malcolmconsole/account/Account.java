package org.malcolmconsole.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param name the name as it was given
 * @param passwordHash null as long as no password was set
 * @param role what this person may do
 * @param disabled whether the person is kept out for now
 * @param stamp changes with everything that ends sessions
 * @param lastSignIn when this person signed in last, null for never
 */
public record Account(String name, @Nullable String passwordHash, Role role, boolean disabled, long stamp,
		@Nullable Instant lastSignIn) {

	/**
	 * Whether this is an administrator who could sign in now.
	 */
	public boolean governs() {
		return this.role == Role.ADMINISTRATOR && !this.disabled && this.passwordHash != null;
	}

	@Override
	public String toString() {
		return "Account[name=" + this.name + ", role=" + this.role + ", disabled=" + this.disabled + "]";
	}

}
