package org.malcolmconsole.operation;

/**
 * Thrown by {@link Progress} once somebody asked to cancel; handlers let it pass.
 */
public final class OperationCancelled extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public OperationCancelled() {
		super("The operation was cancelled.", null, false, false);
	}

}
