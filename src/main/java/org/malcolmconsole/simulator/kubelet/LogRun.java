package org.malcolmconsole.simulator.kubelet;

import java.time.Instant;

/**
 * The log of one run of a container; its lines are numbered from 0.
 */
public interface LogRun {

	/**
	 * Tells runs apart.
	 */
	String id();

	/**
	 * Whether no line will be added any more.
	 */
	boolean over();

	/**
	 * The number of the oldest line that is kept at a time.
	 */
	long first(Instant now);

	/**
	 * How many lines there were up to a time; the number of the next line.
	 */
	long count(Instant now);

	/**
	 * When a line was written.
	 */
	Instant at(long number);

	/**
	 * What a line says.
	 */
	String text(long number);

}
