package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.account.signin.TooManyAttemptsException;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Says that a sign-in failed, or that it came too soon after others.
 */
class SignInRefusal implements AuthenticationFailureHandler {

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		if (failure.getCause() instanceof TooManyAttemptsException limited) {
			send(limited, response);
		}
		else {
			response.sendRedirect(request.getContextPath() + "/sign-in?error");
		}
	}

	static void send(TooManyAttemptsException limited, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, limited.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
		response.sendError(limited.getStatusCode().value());
	}

}
