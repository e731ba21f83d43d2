package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.SignedIn;
import org.malcolmconsole.security.session.EndingResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

/**
 * Takes nobody for signed in whose account was changed, disabled or removed since the
 * session began, also when it began at that very moment; an answer that still goes on
 * breaks off.
 */
class EndedSessionFilter extends OncePerRequestFilter {

	private final Accounts accounts;

	EndedSessionFilter(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = Requests.path(request);
		return request.getSession(false) == null || path.startsWith("/assets/") || path.startsWith("/webjars/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
		if (visitor != null && visitor.getPrincipal() instanceof SignedIn person) {
			if (this.accounts.isCurrent(person)) {
				HttpSession session = request.getSession(false);
				chain.doFilter(request, new EndingResponse(response, () -> isOpen(session)));
				return;
			}
			SecurityContextHolder.clearContext();
		}
		chain.doFilter(request, response);
	}

	/** Whatever ends a person's right to read ends the session too. */
	private static boolean isOpen(@Nullable HttpSession session) {
		try {
			return session != null && session.getAttribute(SPRING_SECURITY_CONTEXT_KEY) != null;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

}
