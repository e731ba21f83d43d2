package org.malcolmconsole.metrics;

import java.util.Optional;

import org.malcolmconsole.cluster.Usage;

/**
 * What nodes and pods use, as it was sampled; asks no cluster.
 */
public interface Metrics {

	/**
	 * The latest sample, or why there is none; never fails.
	 */
	Use now();

	/**
	 * The latest sample as the cluster told it; empty without one.
	 */
	Optional<Usage> usage();

}
