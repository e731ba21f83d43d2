package org.malcolmconsole.operation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a step of an operation is on its way.
 */
public enum StepState {

	PENDING, RUNNING, WAITING, SUCCEEDED, FAILED, CANCELLED;

	/**
	 * The word used in the API and in the database.
	 */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The state with that word.
	 */
	public static StepState of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT));
	}

}
