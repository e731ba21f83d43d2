package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.account.SignInLimiter;
import org.malcolmconsole.account.TooManyAttemptsException;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a sign-in away that comes too soon after wrong ones, before its password is even
 * looked at.
 */
class SignInLimitFilter extends OncePerRequestFilter {

	private final SignInLimiter limiter;

	SignInLimitFilter(SignInLimiter limiter) {
		this.limiter = limiter;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !("POST".equals(request.getMethod()) && "/sign-in".equals(Requests.path(request)));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			this.limiter.check(SignInOutcome.account(request), request.getRemoteAddr());
		}
		catch (TooManyAttemptsException ex) {
			response.setHeader(HttpHeaders.RETRY_AFTER, ex.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
			response.sendError(ex.getStatusCode().value());
			return;
		}
		chain.doFilter(request, response);
	}

}
