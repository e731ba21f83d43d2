package org.malcolmconsole.operation;

/**
 * The role that somebody needs at least to have an operation done.
 */
public enum OperationRole {

	OPERATOR, ADMINISTRATOR

}
