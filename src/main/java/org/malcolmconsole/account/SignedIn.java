package org.malcolmconsole.account;

import java.io.Serializable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody in a session.
 *
 * @param name the name of the account
 * @param stamp that of the account at the sign-in; with another one the session has ended
 */
public record SignedIn(String name, long stamp) implements AuthenticatedPrincipal, Serializable {

	@Override
	public String getName() {
		return this.name;
	}

	/**
	 * The proof that this account signed in.
	 */
	public static UsernamePasswordAuthenticationToken as(Account account) {
		return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account.name(), account.stamp()), null,
				account.role().authorities());
	}

}
