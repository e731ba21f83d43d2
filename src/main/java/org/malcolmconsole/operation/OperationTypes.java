package org.malcolmconsole.operation;

/**
 * How people call the types of operations; a type that no handler knows any more is
 * called by its id.
 */
public interface OperationTypes {

	/**
	 * As a title, for example "Start".
	 */
	String title(String type);

	/**
	 * What it is doing, for example "Starting".
	 */
	String doing(String type);

	OperationEffect effect(String type);

}
