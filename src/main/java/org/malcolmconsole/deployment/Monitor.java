package org.malcolmconsole.deployment;

/**
 * Knows how Malcolm does, without asking the cluster.
 */
public interface Monitor {

	/**
	 * The status now; never fails and never waits for the cluster.
	 */
	Status status();

}
