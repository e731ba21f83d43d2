package org.malcolmconsole.infrastructure;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * How pages answer a form that cannot be used: with every reason, and the same page.
 */
final class FormPage {

	private FormPage() {
	}

	static void refuse(InvalidInfrastructure refusal, BindingResult binding, HttpServletResponse response) {
		refusal.errors()
			.forEach((error) -> binding
				.addError(new FieldError(binding.getObjectName(), error.field(), error.message())));
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
	}

}
