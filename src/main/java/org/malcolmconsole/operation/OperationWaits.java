package org.malcolmconsole.operation;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a handler when something outside blocks a step: the operation is waiting, and
 * the step is run again when {@link Operations#nudge()} is called, and by itself with
 * growing intervals.
 */
public final class OperationWaits extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String service;

	/**
	 * Waits for a service or thing.
	 * @param service what is waited for, for example {@code cluster}
	 * @param reason why, in a sentence without secrets
	 * @param cause what happened, for the log; may be null
	 */
	public OperationWaits(String service, String reason, @Nullable Throwable cause) {
		super(reason, cause);
		this.service = service;
	}

	public String service() {
		return this.service;
	}

	public String reason() {
		return String.valueOf(getMessage());
	}

}
