package org.malcolmconsole.operation;

import java.time.Duration;
import java.util.List;

/**
 * How a handler tells what is going on in the step it runs.
 * <p>
 * Every method but {@link #cancelled()} and {@link #result} throws
 * {@link OperationCancelled} once somebody asked to cancel, so a handler that counts its
 * objects can be cancelled between two of them; let that exception pass.
 */
public interface Progress {

	/**
	 * Of how many things this step consists.
	 */
	void total(int total);

	/**
	 * How many of them are done.
	 */
	void done(int done);

	/**
	 * What is going on, in words, without secrets.
	 */
	void detail(String detail);

	/**
	 * What was done to an object of the cluster; this alone never throws
	 * {@link OperationCancelled}, as it was done already.
	 */
	void result(OperationObject object);

	/**
	 * What the step waits for right now; an empty list when nothing.
	 */
	void waitingFor(List<Waiting> waiting);

	/**
	 * Sleeps for at most so long; ends early when {@link Operations#nudge()} is called.
	 */
	void pause(Duration atMost);

	/**
	 * Whether somebody asked to cancel.
	 */
	boolean cancelled();

}
