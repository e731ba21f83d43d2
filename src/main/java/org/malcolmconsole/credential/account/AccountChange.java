package org.malcolmconsole.credential.account;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.delivery.Delivery;

/**
 * What became of an account.
 *
 * @param revision the revision that holds it
 * @param done what was done, in a word: added, changed, removed
 * @param generated the password that was made up, told only here
 * @param delivery how far it is on its way into Malcolm's pods
 */
record AccountChange(long revision, String username, String done, @Nullable String generated,
		@Nullable Delivery delivery) {

	@Override
	public String toString() {
		return "AccountChange[" + this.username + " " + this.done + "]";
	}

}
