package org.malcolmconsole.account.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.malcolmconsole.account.Account;

import org.springframework.stereotype.Component;

/**
 * Slows down those who guess: an attempt is counted before its password is looked at, and
 * given back when it was right. After some failures each further attempt waits twice as
 * long.
 */
@Component
public class SignInLimiter {

	static final int FREE_FROM_ADDRESS_FOR_ACCOUNT = 5;

	static final int FREE_FROM_ADDRESS = 20;

	static final int FREE_FOR_ACCOUNT = 20;

	private final Failures failures;

	private final KnownAddresses known;

	SignInLimiter(Failures failures, KnownAddresses known) {
		this.failures = failures;
		this.known = known;
	}

	/**
	 * Counts an attempt at a password as a failure, to be told of its success.
	 * @param key how the name is told apart
	 * @param account the account with this name, when there is one
	 * @throws TooManyAttemptsException with the seconds to wait
	 */
	synchronized Attempt begin(String key, Optional<Account> account, String address) {
		String network = Network.of(address);
		boolean familiar = account.map((person) -> this.known.has(person.name(), network)).orElse(false);
		Attempt attempt = new Attempt("from " + network + " for " + key, "from " + network, "for " + key, network);
		Duration wait = this.failures.wait(attempt.both(), FREE_FROM_ADDRESS_FOR_ACCOUNT);
		if (!familiar) {
			wait = longest(wait, this.failures.wait(attempt.address(), FREE_FROM_ADDRESS));
			wait = longest(wait, this.failures.wait(attempt.account(), FREE_FOR_ACCOUNT));
		}
		refuse(wait);
		this.failures.add(attempt.both(), familiar);
		this.failures.add(attempt.address(), false);
		this.failures.add(attempt.account(), account.isPresent());
		return attempt;
	}

	/**
	 * Gives an attempt back that was right; its address is known from then on.
	 */
	synchronized void succeeded(Attempt attempt, Account account) {
		this.failures.forget(attempt.both());
		this.failures.takeBack(attempt.address());
		this.failures.takeBack(attempt.account());
		this.known.add(account.name(), attempt.network());
	}

	/**
	 * Lets somebody in from an address who proved otherwise to be this person; other
	 * addresses are not known any more.
	 */
	public synchronized void welcome(String account, String address) {
		this.known.forget(account);
		this.known.add(account, Network.of(address));
	}

	/**
	 * Counts a wrong secret that is too long to be guessed, such as a token; who has the
	 * right one is never asked to wait.
	 * @throws TooManyAttemptsException with the seconds to wait
	 */
	public synchronized void wrong(Secret secret, String address) {
		String subject = secret + " from " + Network.of(address);
		refuse(this.failures.wait(subject, secret.free));
		this.failures.add(subject, false);
	}

	/**
	 * Forgets every failure.
	 */
	public synchronized void forgetAll() {
		this.failures.forgetAll();
	}

	private static Duration longest(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static void refuse(Duration wait) {
		if (!wait.isZero()) {
			throw new TooManyAttemptsException(wait.toSeconds() + 1);
		}
	}

	/**
	 * What nobody can guess, and how often an address may be wrong about it.
	 */
	public enum Secret {

		API_TOKEN(200), SETUP_CODE(20), PASSWORD_LINK(20);

		private final int free;

		Secret(int free) {
			this.free = free;
		}

	}

	/**
	 * An attempt under way and what it counts for.
	 */
	record Attempt(String both, String address, String account, String network) {

	}

}
