package org.malcolmconsole.deployment.rollout;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request for an operation that can't be fulfilled as it is.
 */
final class Refused extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private Refused(HttpStatus status, ProblemDetail detail) {
		super(status, detail, null);
	}

	static Refused option(String name, String message) {
		return of(HttpStatus.UNPROCESSABLE_CONTENT, "The operation can't be started", message,
				List.of(Map.of("field", name, "message", message)));
	}

	static Refused foreign(List<String> objects) {
		String message = foreignMessage(objects);
		return of(HttpStatus.CONFLICT, "Others' objects are in the way", message,
				objects.stream()
					.map((object) -> Map.of("field", object, "message", "Not made by this console."))
					.toList());
	}

	static String foreignMessage(List<String> objects) {
		String first = String.join(", ", objects.subList(0, Math.min(5, objects.size())));
		String more = (objects.size() > 5) ? " and %d more".formatted(objects.size() - 5) : "";
		return ("These objects exist already and were not made by this console: %s%s. Nothing was changed. Remove or "
				+ "rename them, or start with the option \"adopt\" to take them over.")
			.formatted(first, more);
	}

	private static Refused of(HttpStatus status, String title, String detail, List<Map<String, String>> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		problem.setProperty("errors", errors);
		return new Refused(status, problem);
	}

}
