package org.malcolmconsole.metrics;

/**
 * What nodes and pods use, as it was sampled; asks no cluster.
 */
public interface Metrics {

	/**
	 * The latest sample, or why there is none; never fails.
	 */
	Use now();

}
