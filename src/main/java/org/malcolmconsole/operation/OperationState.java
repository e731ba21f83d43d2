package org.malcolmconsole.operation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where an operation is on its way.
 */
public enum OperationState {

	QUEUED, RUNNING,

	/** Blocked by something outside, for example an unreachable cluster. */
	WAITING,

	SUCCEEDED, FAILED, CANCELLED,

	/** The console ended meanwhile and nobody can go on with it. */
	INTERRUPTED;

	/**
	 * Whether nothing will happen to the operation any more.
	 */
	public boolean ended() {
		return this.ordinal() >= SUCCEEDED.ordinal();
	}

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
	public static OperationState of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT));
	}

}
