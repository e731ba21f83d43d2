package org.malcolmconsole.account.people;

import java.time.Instant;

/**
 * A one-time link that was just made, with its secret, which nobody will see again.
 *
 * @param path its address within the console
 * @param expiry when it ends
 */
record NewLink(String path, Instant expiry) {

	@Override
	public String toString() {
		return "NewLink[expiry=" + this.expiry + "]";
	}

}
