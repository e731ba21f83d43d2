package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Asks those to sign in who have not: a problem for programs, a redirect for people and
 * for fragments of a page that was open for too long.
 */
class SignInEntryPoint implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
			throws IOException {
		String signIn = request.getContextPath() + "/sign-in";
		if (Requests.isApi(request)) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			response.sendError(HttpStatus.UNAUTHORIZED.value());
		}
		else if (Requests.isFragment(request)) {
			response.setHeader("HX-Redirect", signIn);
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}
		else {
			response.sendRedirect(signIn);
		}
	}

}
