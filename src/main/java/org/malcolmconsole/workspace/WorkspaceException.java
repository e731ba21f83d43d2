package org.malcolmconsole.workspace;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The Malcolm directory or its history can't be used as asked, with the reason in plain
 * words.
 */
public class WorkspaceException extends ErrorResponseException {

	private WorkspaceException(HttpStatus status, ProblemDetail problem, @Nullable Throwable cause) {
		super(status, problem, cause);
	}

	/** The request does not fit the directory as it is (409). */
	public static WorkspaceException conflict(String title, String detail) {
		return of(HttpStatus.CONFLICT, title, detail, null);
	}

	/** With another status. */
	public static WorkspaceException of(HttpStatus status, String title, String detail, @Nullable Throwable cause) {
		var problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new WorkspaceException(status, problem, cause);
	}

	@Override
	public String getMessage() {
		return getBody().getTitle() + ": " + getBody().getDetail();
	}

}
