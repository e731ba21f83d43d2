package org.malcolmconsole.deployment.desired;

import java.util.List;
import java.util.Map;

import org.malcolmconsole.deployment.document.Problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The Malcolm directory can't be deployed as it is; every problem is listed, and nothing
 * was applied.
 */
public class UnsoundConfiguration extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	UnsoundConfiguration(List<Problem> problems) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, detail(problems), null);
	}

	/**
	 * The first problem in words, and how many more there are.
	 */
	@Override
	public String getMessage() {
		return String.valueOf(getBody().getDetail());
	}

	private static ProblemDetail detail(List<Problem> problems) {
		var detail = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, sentence(problems));
		detail.setTitle("The configuration can't be started");
		detail.setProperty("errors",
				problems.stream()
					.map((problem) -> Map.of("field", problem.place(), "message", problem.message()))
					.toList());
		return detail;
	}

	private static String sentence(List<Problem> problems) {
		String first = problems.get(0).toString();
		String others = (problems.size() > 1) ? " There are %d more problems.".formatted(problems.size() - 1) : "";
		return first + others + " Nothing was applied.";
	}

}
