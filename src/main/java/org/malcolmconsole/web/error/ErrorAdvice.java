package org.malcolmconsole.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Renders whatever a controller throws.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice {

	private final Problems problems;

	ErrorAdvice(Problems problems) {
		this.problems = problems;
	}

	@ExceptionHandler(AsyncRequestNotUsableException.class)
	void clientIsGone() {
		// Nobody is left to answer to.
	}

	@ExceptionHandler
	@Nullable Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
		ProblemDetail problem = this.problems.of(failure);
		if (response.isCommitted()) {
			return null;
		}
		HttpHeaders headers = (failure instanceof ErrorResponse known) ? known.getHeaders() : HttpHeaders.EMPTY;
		headers.forEach((name, values) -> values.forEach((value) -> response.setHeader(name, value)));
		return ErrorView.of(problem, request.getRequestURI(), request);
	}

}
