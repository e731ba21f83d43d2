package org.malcolmconsole.forwarder;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Why something about a forwarder cannot be done.
 */
final class ForwarderProblem extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private ForwarderProblem(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static ForwarderProblem unknown(String name) {
		return of(HttpStatus.NOT_FOUND, "No such forwarder",
				"There is no forwarder %s. The list of forwarders has all of them.".formatted(name));
	}

	static ForwarderProblem exists(String name) {
		return of(HttpStatus.CONFLICT, "The forwarder exists",
				"There is a certificate for %s already. Renew it, or revoke it first.".formatted(name));
	}

	static ForwarderProblem revoked(String name) {
		return of(HttpStatus.CONFLICT, "The forwarder is revoked",
				"The certificate of %s was revoked. Make a new one for that name.".formatted(name));
	}

	static ForwarderProblem unusable(String name, String why) {
		return of(HttpStatus.CONFLICT, "The certificate can't be handed out", name + ": " + why);
	}

	static ForwarderProblem noAuthority(String why) {
		return of(HttpStatus.CONFLICT, "No usable authority",
				"Forwarders need the authority of this Malcolm (%s and %s). %s".formatted(ForwarderPaths.AUTHORITY,
						ForwarderPaths.AUTHORITY_KEY, why));
	}

	static ForwarderProblem usedLink() {
		return of(HttpStatus.NOT_FOUND, "This link does not work",
				"It was used already, is older than 15 minutes, or never existed. Ask for a new one.");
	}

	static ForwarderProblem tooMany() {
		return of(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts",
				"Too many links that do not work came from this address. Try again in a minute.");
	}

	private static ForwarderProblem of(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new ForwarderProblem(status, problem);
	}

}
