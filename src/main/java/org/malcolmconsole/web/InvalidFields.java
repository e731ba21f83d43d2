package org.malcolmconsole.web;

import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;

/**
 * Fields that cannot be used as they are, each with its reason; nothing was changed. A
 * program gets all of them in the problem detail, a page beside the fields of its form.
 */
public class InvalidFields extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldError> errors;

	public InvalidFields(List<FieldError> errors) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(errors), null);
		this.errors = List.copyOf(errors);
	}

	public static InvalidFields of(String field, String message) {
		return new InvalidFields(List.of(new FieldError(field, message)));
	}

	public static void throwIfAny(List<FieldError> errors) {
		if (!errors.isEmpty()) {
			throw new InvalidFields(errors);
		}
	}

	public List<FieldError> errors() {
		return this.errors;
	}

	/**
	 * Puts each reason beside its field, for a page that answers with the same form.
	 */
	public void reject(BindingResult form, HttpServletResponse response) {
		reject(form, response, UnaryOperator.identity());
	}

	/**
	 * Puts each reason beside its field, where the form calls fields otherwise.
	 * @param name the name that a field has in the form
	 */
	public void reject(BindingResult form, HttpServletResponse response, UnaryOperator<String> name) {
		for (FieldError error : this.errors) {
			form.addError(new org.springframework.validation.FieldError(form.getObjectName(), name.apply(error.field()),
					error.message()));
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
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
	public record FieldError(String field, String message) {

	}

}
