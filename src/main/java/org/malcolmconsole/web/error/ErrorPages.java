package org.malcolmconsole.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Renders what fails outside of controllers: filters, the firewall, unknown addresses.
 */
@Controller
class ErrorPages implements ErrorController {

	private final Problems problems;

	ErrorPages(Problems problems) {
		this.problems = problems;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	Object error(HttpServletRequest request) {
		Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return ErrorView.of(problem(request), (path != null) ? path.toString() : "", request);
	}

	private ProblemDetail problem(HttpServletRequest request) {
		Refusal refusal = Refusal.of(request);
		if (refusal != null) {
			return this.problems.of(refusal);
		}
		Throwable failure = cause(request);
		if (failure != null) {
			return this.problems.of(failure);
		}
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		return this.problems.of(HttpStatusCode.valueOf((status instanceof Integer code) ? code : 404));
	}

	private static @Nullable Throwable cause(HttpServletRequest request) {
		return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
	}

}
