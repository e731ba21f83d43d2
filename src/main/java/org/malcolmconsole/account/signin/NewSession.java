package org.malcolmconsole.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.malcolmconsole.account.Account;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.SignedIn;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signs somebody in who proved otherwise than by a password to be this person.
 */
@Component
public class NewSession {

	private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final Accounts accounts;

	private final SignInLimiter limiter;

	private final SecurityLog log;

	NewSession(Accounts accounts, SignInLimiter limiter, SecurityLog log) {
		this.accounts = accounts;
		this.limiter = limiter;
		this.log = log;
	}

	/**
	 * Begins a new session; the former one of this browser ends.
	 */
	public void begin(String name, HttpServletRequest request, HttpServletResponse response) {
		HttpSession former = request.getSession(false);
		if (former != null) {
			former.invalidate();
		}
		renew(name, request, response);
		this.accounts.signedIn(name);
		this.log.write("sign-in", "succeeded", "account", name);
	}

	/**
	 * Lets this session go on after a change that ended the others; only its address is
	 * known from then on.
	 */
	public void renew(String name, HttpServletRequest request, HttpServletResponse response) {
		Account account = this.accounts.find(name).orElseThrow();
		var proof = SignedIn.as(account);
		proof.setDetails(new WebAuthenticationDetails(request));
		keep(proof, request, response);
		this.limiter.welcome(name, request.getRemoteAddr());
	}

	private void keep(Authentication proof, HttpServletRequest request, HttpServletResponse response) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(proof);
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

}
