package org.malcolmconsole.workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A value that no env file can hold.
 */
public class UnwritableValue extends ErrorResponseException {

	private final String reason;

	UnwritableValue(String reason) {
		super(HttpStatus.UNPROCESSABLE_CONTENT,
				ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, reason), null);
		this.reason = reason;
	}

	/** Why, as a sentence without the value. */
	public String reason() {
		return this.reason;
	}

}
