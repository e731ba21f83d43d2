package org.malcolmconsole.web.error;

import java.io.IOException;

/**
 * More was sent than is accepted, which only showed while it was read.
 */
class BodyTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	BodyTooLargeException(long most) {
		super("More than %d bytes were sent".formatted(most));
	}

	static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BodyTooLargeException) {
				return true;
			}
		}
		return false;
	}

}
