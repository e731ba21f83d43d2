package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.account.ApiToken;
import org.malcolmconsole.account.ApiTokens;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.signin.SignInLimiter;
import org.malcolmconsole.account.signin.TooManyAttemptsException;
import org.malcolmconsole.security.session.EndingResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in by the API token in their Authorization header.
 */
class BearerTokenFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private final SignInEntryPoint entryPoint = new SignInEntryPoint();

	private final ApiTokens tokens;

	private final SignInLimiter limiter;

	private final SecurityLog log;

	BearerTokenFilter(ApiTokens tokens, SignInLimiter limiter, SecurityLog log) {
		this.tokens = tokens;
		this.limiter = limiter;
		this.log = log;
	}

	static boolean applies(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && Requests.isApi(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String secret = request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
		ApiToken token = this.tokens.find(secret).orElse(null);
		if (token == null) {
			refuse(request, response);
			return;
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication(token));
		SecurityContextHolder.setContext(context);
		chain.doFilter(request, new EndingResponse(response,
				() -> this.tokens.find(secret).filter((now) -> now.role() == token.role()).isPresent()));
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.log.write("token", "refused");
		try {
			this.limiter.wrong(SignInLimiter.Secret.API_TOKEN, request.getRemoteAddr());
			this.entryPoint.commence(request, response, new BadCredentialsException("Unknown or expired API token"));
		}
		catch (TooManyAttemptsException ex) {
			SignInRefusal.send(ex, response);
		}
	}

	private static Authentication authentication(ApiToken token) {
		PreAuthenticatedAuthenticationToken proof = new PreAuthenticatedAuthenticationToken("token " + token.name(), "",
				token.role().authorities());
		proof.setDetails(token);
		return proof;
	}

}
