package org.malcolmconsole.operation.journal;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * Tells errors of the database that pass from those that come again with the same data.
 */
final class DatabaseTrouble {

	private DatabaseTrouble() {
	}

	/**
	 * Whether the same may well be taken later: the database is away, busy or has no
	 * room. What it says of the data or the statement itself does not pass.
	 */
	static boolean passes(Throwable error) {
		return !(error instanceof DataIntegrityViolationException
				|| error instanceof InvalidDataAccessResourceUsageException
				|| error instanceof InvalidDataAccessApiUsageException);
	}

	/**
	 * What is wrong in one line, for the log.
	 */
	static String words(Throwable error) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(error);
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.getClass().getSimpleName());
	}

}
