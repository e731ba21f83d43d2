package org.malcolmconsole.operation;

/**
 * What an operation does to what runs.
 */
public enum OperationEffect {

	/** Brings it up, or changes it. */
	STARTS,
	/** Ends it. */
	STOPS,
	/** Leaves it alone. */
	NONE

}
