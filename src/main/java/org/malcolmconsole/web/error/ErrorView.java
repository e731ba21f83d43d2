package org.malcolmconsole.web.error;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * A problem in the form that the caller takes: JSON for programs, a fragment for htmx, a
 * page for people.
 */
final class ErrorView {

	private ErrorView() {
	}

	static Object of(ProblemDetail problem, String path, HttpServletRequest request) {
		if (isForPrograms(path, request)) {
			return ResponseEntity.status(problem.getStatus())
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(problem);
		}
		String view = (request.getHeader("HX-Request") != null) ? "error :: problem" : "error";
		return new ModelAndView(view, Map.of("problem", problem), HttpStatus.valueOf(problem.getStatus()));
	}

	private static boolean isForPrograms(String path, HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return path.startsWith("/api/") || path.startsWith("/v3/api-docs") || path.startsWith("/actuator")
				|| (accept != null && accept.contains("json") && !accept.contains("html"));
	}

}
