package org.malcolmconsole.account;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no API token with this id.
 */
class TokenNotFoundException extends ErrorResponseException {

	TokenNotFoundException(String id) {
		super(HttpStatus.NOT_FOUND, problem(id), null);
	}

	private static ProblemDetail problem(String id) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no API token with the id '%s'. It may have been removed.".formatted(id));
		problem.setTitle("No such API token");
		return problem;
	}

}
