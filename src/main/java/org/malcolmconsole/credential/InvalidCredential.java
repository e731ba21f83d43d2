package org.malcolmconsole.credential;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Fields that cannot become a credential, each with its reason; nothing was changed.
 */
class InvalidCredential extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldError> errors;

	InvalidCredential(List<FieldError> errors) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(errors), null);
		this.errors = List.copyOf(errors);
	}

	static void throwIfAny(List<FieldError> errors) {
		if (!errors.isEmpty()) {
			throw new InvalidCredential(errors);
		}
	}

	List<FieldError> errors() {
		return this.errors;
	}

	private static ProblemDetail problem(List<FieldError> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"Nothing was changed. " + errors.get(0).message());
		problem.setTitle("This cannot be used as it is");
		problem.setProperty("errors", List.copyOf(errors));
		return problem;
	}

	/**
	 * What is wrong with a field; never its value.
	 */
	record FieldError(String field, String message) {

	}

}
