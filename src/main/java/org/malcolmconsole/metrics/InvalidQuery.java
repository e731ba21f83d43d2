package org.malcolmconsole.metrics;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Parameters that make no sense, each with its reason.
 */
class InvalidQuery extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	InvalidQuery(List<FieldError> errors) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(errors), null);
	}

	private static ProblemDetail problem(List<FieldError> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				errors.get(0).field() + ": " + errors.get(0).message());
		problem.setTitle("This time can't be read");
		problem.setProperty("errors", List.copyOf(errors));
		return problem;
	}

	/**
	 * What is wrong with a parameter.
	 */
	record FieldError(String field, String message) {
	}

}
