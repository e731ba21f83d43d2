package org.malcolmconsole.security;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Puts the headers on every response that keep browsers from doing more than our pages
 * need, before anything else has a say.
 */
final class SecurityHeaders {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
			+ "frame-ancestors 'none'; base-uri 'none'";

	private static final String API_PAGE_POLICY = POLICY.replace("style-src 'self'",
			"style-src 'self' 'unsafe-inline'");

	private static final HeaderWriter SAME_EVERYWHERE = new StaticHeadersWriter(List.of(
			new Header("X-Content-Type-Options", "nosniff"), new Header("X-Frame-Options", "DENY"),
			new Header("Referrer-Policy", "same-origin"), new Header("Cross-Origin-Opener-Policy", "same-origin"),
			new Header("Cross-Origin-Resource-Policy", "same-origin"),
			new Header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")));

	private SecurityHeaders() {
	}

	static HeaderWriterFilter filter() {
		HeaderWriterFilter filter = new HeaderWriterFilter(
				List.of(SAME_EVERYWHERE, SecurityHeaders::writePolicy, new HstsHeaderWriter()));
		filter.setShouldWriteHeadersEagerly(true);
		return filter;
	}

	static void write(HttpServletRequest request, HttpServletResponse response) {
		SAME_EVERYWHERE.writeHeaders(request, response);
		response.setHeader("Content-Security-Policy", POLICY);
	}

	private static void writePolicy(HttpServletRequest request, HttpServletResponse response) {
		boolean isApiPage = Requests.path(request).startsWith("/swagger-ui/");
		response.setHeader("Content-Security-Policy", isApiPage ? API_PAGE_POLICY : POLICY);
	}

}
