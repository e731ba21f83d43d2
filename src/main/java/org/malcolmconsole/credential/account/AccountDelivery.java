package org.malcolmconsole.credential.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

import org.malcolmconsole.credential.delivery.Courier;
import org.malcolmconsole.credential.delivery.Delivery;
import org.malcolmconsole.credential.delivery.Vault;

import org.springframework.stereotype.Component;

/**
 * Sees to it that changed accounts arrive in a Malcolm that runs.
 */
@Component
public class AccountDelivery {

	private final Vault vault;

	private final Courier courier;

	private final SecureRandom random;

	AccountDelivery(Vault vault, Courier courier, SecureRandom random) {
		this.vault = vault;
		this.courier = courier;
		this.random = random;
	}

	/**
	 * Notes and changes accounts as one: what is brought meanwhile is from before or from
	 * after both, so that no note is taken for done with the former accounts.
	 */
	public <T> T together(Supplier<T> change) {
		return this.vault.together(change);
	}

	/**
	 * Notes that accounts have to arrive; before they are changed, because what is noted
	 * and was not changed does no harm.
	 */
	public void note(Set<String> usernames) {
		usernames.forEach((username) -> noteOne(AccountErrand.ACCOUNT + username));
	}

	/**
	 * Notes that another administrator has to arrive.
	 * @param usernames the former and the new one
	 */
	public void noteAdministrator(Set<String> usernames) {
		noteOne(AccountErrand.ADMINISTRATOR);
		note(usernames);
	}

	/** Brings what is noted into the pods. */
	public Delivery send() {
		return this.courier.send(AccountErrand.ID);
	}

	/** How far it is. */
	public Delivery state() {
		return this.courier.of(AccountErrand.ID);
	}

	/** Every note differs, so that a later one is not taken for done with this one. */
	private void noteOne(String name) {
		byte[] bytes = new byte[8];
		this.random.nextBytes(bytes);
		this.vault.put(name, HexFormat.of().formatHex(bytes));
	}

}
