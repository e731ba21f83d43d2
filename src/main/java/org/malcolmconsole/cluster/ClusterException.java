package org.malcolmconsole.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The cluster did not do what was asked, said in plain words without any credential.
 */
public class ClusterException extends ErrorResponseException {

	private final Reason reason;

	private final transient List<Conflict> conflicts;

	public ClusterException(Reason reason, String detail) {
		this(reason, detail, List.of(), null);
	}

	public ClusterException(Reason reason, String detail, List<Conflict> conflicts, @Nullable Throwable cause) {
		super(reason.status, problem(reason, detail, conflicts), cause);
		this.reason = reason;
		this.conflicts = List.copyOf(conflicts);
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * The fields that other managers own; not empty for {@link Reason#FIELD_CONFLICT}.
	 */
	public List<Conflict> conflicts() {
		return (this.conflicts != null) ? this.conflicts : List.of();
	}

	/**
	 * Whether the same call may well work later without any change: the cluster is away,
	 * busy or throttling.
	 */
	public boolean temporary() {
		return this.reason == Reason.UNREACHABLE || this.reason == Reason.BUSY;
	}

	/**
	 * The detail, which is fit for users.
	 */
	@Override
	public String getMessage() {
		String detail = getBody().getDetail();
		return (detail != null) ? detail : this.reason.title;
	}

	private static ProblemDetail problem(Reason reason, String detail, List<Conflict> conflicts) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(reason.status, detail);
		problem.setTitle(reason.title);
		if (!conflicts.isEmpty()) {
			problem.setProperty("conflicts", conflicts);
		}
		return problem;
	}

	/**
	 * A field that another manager owns.
	 */
	public record Conflict(String manager, String field) {
	}

	/**
	 * Kinds of failure that callers tell apart.
	 */
	public enum Reason {

		/** No cluster was chosen yet. */
		NOT_CONFIGURED(HttpStatus.CONFLICT, "No cluster is connected"),
		/**
		 * Another cluster or namespace is connected than the one that this is meant for.
		 */
		ELSEWHERE(HttpStatus.CONFLICT, "Another cluster is connected"),
		/** No answer, or none in time. */
		UNREACHABLE(HttpStatus.BAD_GATEWAY, "The cluster does not answer"),
		/** It answers 429 or 5xx. */
		BUSY(HttpStatus.BAD_GATEWAY, "The cluster can't answer now"),
		/** It does not know who we are. */
		UNAUTHENTICATED(HttpStatus.BAD_GATEWAY, "The cluster does not accept our credential"),
		FORBIDDEN(HttpStatus.BAD_GATEWAY, "The cluster does not allow this"),
		NOT_FOUND(HttpStatus.NOT_FOUND, "The cluster has no such object"),
		/**
		 * Already there, changed meanwhile, another uid, or a namespace that is ending.
		 */
		CONFLICT(HttpStatus.CONFLICT, "The object is in another state than expected"),
		/** Somebody else owns fields that we want to set. */
		FIELD_CONFLICT(HttpStatus.CONFLICT, "Others own some of these fields"),
		/** The object is not valid for this cluster. */
		INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The cluster finds the object invalid"),
		/** The resource version is too old; list again. */
		EXPIRED(HttpStatus.GONE, "The cluster no longer has that version");

		private final HttpStatus status;

		private final String title;

		Reason(HttpStatus status, String title) {
			this.status = status;
			this.title = title;
		}

	}

}
