package org.malcolmconsole.infrastructure;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Fields of storage or ingress that cannot be used, each with its reason; nothing was
 * changed.
 */
class InvalidInfrastructure extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldError> errors;

	InvalidInfrastructure(List<FieldError> errors) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(errors), null);
		this.errors = List.copyOf(errors);
	}

	static InvalidInfrastructure of(String field, String message) {
		return new InvalidInfrastructure(List.of(new FieldError(field, message)));
	}

	static void throwIfAny(List<FieldError> errors) {
		if (!errors.isEmpty()) {
			throw new InvalidInfrastructure(errors);
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
	 * What is wrong with a field.
	 */
	record FieldError(String field, String message) {

	}

}
