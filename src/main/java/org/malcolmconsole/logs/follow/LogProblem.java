package org.malcolmconsole.logs.follow;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Why logs can't be shown.
 */
public final class LogProblem extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private LogProblem(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	public static LogProblem invalid(String field, String message) {
		LogProblem problem = of(HttpStatus.UNPROCESSABLE_CONTENT, "These logs can't be shown", message);
		problem.getBody().setProperty("errors", List.of(Map.of("field", field, "message", message)));
		return problem;
	}

	static LogProblem tooMany(int limit) {
		return of(HttpStatus.SERVICE_UNAVAILABLE, "Too many readers of logs",
				"%d readers follow logs already, which is the limit (console.logs.max-follows). Close one and try again."
					.formatted(limit));
	}

	private static LogProblem of(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new LogProblem(status, problem);
	}

}
