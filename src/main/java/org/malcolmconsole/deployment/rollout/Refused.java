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
		return ("These objects exist already and were not made by this console: %s. Nothing was changed. Remove or "
				+ "rename them, or start with the option \"adopt\" to take them over.")
			.formatted(listed(objects, ", "));
	}

	/**
	 * The first of them, and how many more there are.
	 */
	static String listed(List<String> all, String between) {
		String first = String.join(between, all.subList(0, Math.min(5, all.size())));
		return (all.size() > 5) ? first + " and %d more".formatted(all.size() - 5) : first;
	}

	private static Refused of(HttpStatus status, String title, String detail, List<Map<String, String>> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		problem.setProperty("errors", errors);
		return new Refused(status, problem);
	}

}
