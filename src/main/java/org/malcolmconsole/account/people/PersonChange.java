package org.malcolmconsole.account.people;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.Role;

/**
 * What to change about somebody; what is null stays.
 *
 * @param role the new role
 * @param disabled whether to keep the person out
 * @param resetPassword true to end the password and to make a new one-time link
 */
record PersonChange(@Nullable Role role, @Nullable Boolean disabled, @Nullable Boolean resetPassword) {

	/**
	 * Whether an administrator would not be one afterwards, or could not sign in.
	 */
	boolean takesPowerAway() {
		return (this.role != null && this.role != Role.ADMINISTRATOR) || Boolean.TRUE.equals(this.disabled)
				|| resetsPassword();
	}

	boolean resetsPassword() {
		return Boolean.TRUE.equals(this.resetPassword);
	}

	static PersonChange role(Role role) {
		return new PersonChange(role, null, null);
	}

	static PersonChange disabled(boolean disabled) {
		return new PersonChange(null, disabled, null);
	}

	static PersonChange reset() {
		return new PersonChange(null, null, true);
	}

}
