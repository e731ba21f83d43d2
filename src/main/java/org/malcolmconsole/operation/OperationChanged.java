package org.malcolmconsole.operation;

/**
 * Published after each change of an operation, from the thread that made the change.
 *
 * @param operation as it is now
 */
public record OperationChanged(Operation operation) {

}
