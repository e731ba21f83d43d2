package org.malcolmconsole.workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The directory moved on since the revision that a change was made for.
 */
public class RevisionConflict extends ErrorResponseException {

	private final long expected;

	private final long current;

	public RevisionConflict(long expected, long current) {
		super(HttpStatus.PRECONDITION_FAILED, problem(expected, current), null);
		this.expected = expected;
		this.current = current;
	}

	/** The revision that the change was made for. */
	public long expected() {
		return this.expected;
	}

	/** The revision that the directory is at. */
	public long current() {
		return this.current;
	}

	private static ProblemDetail problem(long expected, long current) {
		var problem = ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED,
				"This change was made for revision %d, but somebody saved revision %d meanwhile. Nothing was changed; look at the current values and try again."
					.formatted(expected, current));
		problem.setTitle("Somebody else saved meanwhile");
		problem.setProperty("expected", expected);
		problem.setProperty("current", current);
		return problem;
	}

}
