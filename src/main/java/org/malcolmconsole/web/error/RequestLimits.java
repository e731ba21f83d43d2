package org.malcolmconsole.web.error;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.malcolmconsole.web.BodyLimit;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what is too large or broken before anybody looks into it, with a sentence.
 */
class RequestLimits extends OncePerRequestFilter {

	private static final Set<Charset> CHARSETS = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

	private static final String BROKEN = "What was sent can't be read: a name or a value is not encoded as it has to "
			+ "be, parts are missing, or there are too many of them. Send it again as the page or the documentation does.";

	private final List<BodyLimit> limits;

	RequestLimits(List<BodyLimit> limits) {
		this.limits = List.copyOf(limits);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean hasBody = request.getContentLengthLong() > 0
				|| request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		long most = most(request);
		Optional<Refusal> refusal = request.getContentLengthLong() > most ? Optional.of(Refusal.tooLarge(most))
				: (hasBody ? wrongType(request) : Optional.<Refusal>empty()).or(() -> parameters(request, most));
		if (refusal.isPresent()) {
			refusal.get().send(request, response);
			return;
		}
		try {
			chain.doFilter(hasBody ? new LimitedBody(request, most) : request, response);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			if (response.isCommitted() || !BodyTooLargeException.isCauseOf(ex)) {
				throw ex;
			}
			Refusal.tooLarge(most).send(request, response);
		}
	}

	private long most(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return this.limits.stream()
			.filter((limit) -> limit.covers(path))
			.mapToLong(BodyLimit::bytes)
			.max()
			.orElse(BodyLimit.USUAL);
	}

	private static Optional<Refusal> wrongType(HttpServletRequest request) {
		String type = request.getContentType();
		try {
			MediaType format = (type != null) ? MediaType.parseMediaType(type) : null;
			if (format == null) {
				return Optional.empty();
			}
			if (format.isWildcardType() || format.isWildcardSubtype()) {
				return Optional.of(new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
						"The header Content-Type has to name one format, such as application/json."));
			}
			Charset charset = format.getCharset();
			return (charset == null || CHARSETS.contains(charset)) ? Optional.empty()
					: Optional.of(new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Text has to be sent as UTF-8."));
		}
		catch (InvalidMediaTypeException ex) {
			return Optional.of(new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"The header Content-Type names no format that exists, or a character set that is not known. "
							+ "Text has to be sent as UTF-8."));
		}
	}

	/**
	 * The server reads them now; later everybody would fail at them in a way of its own.
	 */
	private static Optional<Refusal> parameters(HttpServletRequest request, long most) {
		try {
			request.getParameterMap();
			return Optional.empty();
		}
		catch (IllegalStateException ex) {
			boolean large = ex instanceof InvalidParameterException known
					&& known.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
			return Optional.of(large ? Refusal.tooLarge(most) : new Refusal(HttpStatus.BAD_REQUEST, BROKEN));
		}
	}

}
