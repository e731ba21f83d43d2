package org.malcolmconsole.account.signin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Somebody tries passwords too fast.
 */
public class TooManyAttemptsException extends ErrorResponseException {

	TooManyAttemptsException(long seconds) {
		super(HttpStatus.TOO_MANY_REQUESTS, problem(seconds), null);
		getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
	}

	private static ProblemDetail problem(long seconds) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS,
				"There were too many wrong attempts. Try again in %d seconds.".formatted(seconds));
		problem.setTitle("Too many attempts");
		return problem;
	}

}
