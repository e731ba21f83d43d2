package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.account.SignInLimiter;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Counts how sign-ins end, and goes on to the page that was asked for.
 */
class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

	private final SignInLimiter limiter;

	SignInOutcome(SignInLimiter limiter) {
		this.limiter = limiter;
		setRequestCache(Requests.onlyPages());
	}

	static String account(HttpServletRequest request) {
		String name = request.getParameter("username");
		return (name != null) ? name.strip() : "";
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws ServletException, IOException {
		this.limiter.succeeded(account(request), request.getRemoteAddr());
		super.onAuthenticationSuccess(request, response, authentication);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		this.limiter.failed(account(request), request.getRemoteAddr());
		response.sendRedirect(request.getContextPath() + "/sign-in?error");
	}

}
