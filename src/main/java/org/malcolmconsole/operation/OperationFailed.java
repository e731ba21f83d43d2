package org.malcolmconsole.operation;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a handler when a step can't be done; its message is shown to people.
 */
public final class OperationFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Fails with a reason.
	 * @param reason what, where and what to do next, without secrets
	 * @param cause what happened, for the log; may be null
	 */
	public OperationFailed(String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

	public String reason() {
		return String.valueOf(getMessage());
	}

}
