package org.malcolmconsole.account.first;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The first account is there already.
 */
class AccountExistsException extends ErrorResponseException {

	AccountExistsException() {
		super(HttpStatus.CONFLICT, problem(), null);
	}

	private static ProblemDetail problem() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"This console has its first account already. Sign in with it.");
		problem.setTitle("Set up already");
		return problem;
	}

}
