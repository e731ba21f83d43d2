package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/**
 * Asks programs that nobody knows for a token, where they would hear of a missing CSRF
 * token otherwise.
 */
class StrangerRefusal implements AccessDeniedHandler {

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	private final AccessDeniedHandler known = new AccessDeniedHandlerImpl();

	private final SignInEntryPoint entryPoint = new SignInEntryPoint();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
			throws IOException, ServletException {
		if (Requests.isApi(request)
				&& !this.trust.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())) {
			this.entryPoint.commence(request, response, new InsufficientAuthenticationException("No API token"));
		}
		else {
			this.known.handle(request, response, refusal);
		}
	}

}
