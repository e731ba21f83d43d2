package org.malcolmconsole.account.signin;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.malcolmconsole.account.Account;
import org.malcolmconsole.account.AccountName;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.PasswordRules;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.SignedIn;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * The one place where passwords of people are checked, with the same work for names that
 * exist and for others.
 */
@Component
public class PasswordSignIn implements AuthenticationProvider {

	private final Accounts accounts;

	private final PasswordEncoder passwords;

	private final SignInLimiter limiter;

	private final SecurityLog log;

	private final String nobodysHash;

	/** A hash takes 16 MiB, so not everybody gets one at once. */
	private final Semaphore turns = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

	PasswordSignIn(Accounts accounts, PasswordEncoder passwords, SignInLimiter limiter, SecurityLog log) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.limiter = limiter;
		this.log = log;
		this.nobodysHash = Objects.requireNonNull(passwords.encode(UUID.randomUUID().toString()));
	}

	@Override
	public Authentication authenticate(Authentication request) {
		String address = (request.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "";
		Account account = verify(request.getName(), String.valueOf(request.getCredentials()), address);
		this.accounts.signedIn(account.name());
		this.log.write("sign-in", "succeeded", "account", account.name());
		UsernamePasswordAuthenticationToken result = SignedIn.as(account);
		result.setDetails(request.getDetails());
		return result;
	}

	/**
	 * The account with this name and password.
	 * @throws LockedException caused by a {@link TooManyAttemptsException} when it comes
	 * too soon after wrong ones
	 * @throws BadCredentialsException for any other reason
	 */
	public Account verify(String name, String password, String address) {
		String key = AccountName.key(name);
		Optional<Account> account = this.accounts.find(key);
		SignInLimiter.Attempt attempt = begin(key, account, address);
		String hash = account.map(Account::passwordHash).orElse(null);
		boolean right = matches(password, (hash != null) ? hash : this.nobodysHash) && hash != null;
		if (account.isEmpty() || !right || account.get().disabled()) {
			String reason = (account.isPresent() && account.get().disabled()) ? "disabled" : "wrong";
			this.log.write("sign-in", "refused", "reason", reason, "account", name);
			throw new BadCredentialsException("User name or password is wrong");
		}
		this.limiter.succeeded(attempt, account.get());
		return account.get();
	}

	private SignInLimiter.Attempt begin(String key, Optional<Account> account, String address) {
		try {
			return this.limiter.begin(key, account, address);
		}
		catch (TooManyAttemptsException ex) {
			this.log.write("sign-in", "refused", "reason", "limited", "account", key);
			throw new LockedException("Too many attempts", ex);
		}
	}

	private boolean matches(String password, String hash) {
		this.turns.acquireUninterruptibly();
		try {
			boolean possible = !password.isEmpty() && password.length() <= PasswordRules.LONGEST;
			return this.passwords.matches(possible ? password : "impossible", hash) && possible;
		}
		finally {
			this.turns.release();
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
