package org.malcolmconsole.credential.account;

import org.jspecify.annotations.Nullable;

/**
 * What became of an account.
 *
 * @param revision the revision that holds it
 * @param done what was done, in a word: added, changed, removed
 * @param generated the password that was made up, told only here
 */
record AccountChange(long revision, String username, String done, @Nullable String generated) {

	@Override
	public String toString() {
		return "AccountChange[" + this.username + " " + this.done + "]";
	}

}
