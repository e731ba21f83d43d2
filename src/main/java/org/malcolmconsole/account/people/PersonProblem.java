package org.malcolmconsole.account.people;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Why something can't be done with a person or a link.
 */
final class PersonProblem {

	private PersonProblem() {
	}

	static ErrorResponseException notFound(String name) {
		return problem(HttpStatus.NOT_FOUND, "No such person",
				"There is nobody with the name '%s'. It may have been removed.".formatted(name));
	}

	static ErrorResponseException lastAdministrator(String name) {
		return problem(HttpStatus.CONFLICT, "The last administrator",
				"%s is the only administrator who can sign in. Nothing was changed. Make somebody else an administrator first, and let that person sign in."
					.formatted(name));
	}

	static ErrorResponseException disabled(String name) {
		return problem(HttpStatus.CONFLICT, "Disabled",
				"%s is disabled, so a link would be of no use. Enable this person first.".formatted(name));
	}

	static ErrorResponseException deadLink() {
		return problem(HttpStatus.NOT_FOUND, "This link does not work",
				"It was used, it has ended, or a newer one took its place. Ask an administrator of the console for a new one.");
	}

	private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new ErrorResponseException(status, problem, null);
	}

}
