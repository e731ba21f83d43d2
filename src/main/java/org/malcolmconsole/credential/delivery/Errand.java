package org.malcolmconsole.credential.delivery;

import java.util.Set;

/**
 * Something that pods have to be given, as often as it changes.
 */
public interface Errand {

	/** Its name, like {@code accounts}. */
	String id();

	/** Whether something was changed that has not arrived. */
	boolean waits();

	/** The deployments whose pods are given something. */
	Set<String> deployments();

	/**
	 * Does all that can be done now; what was done already does no harm.
	 * @return what arrived where, in a sentence
	 * @throws NotYet when a pod is needed that does not run
	 * @throws DeliveryFailed when a pod did not take it
	 * @throws org.malcolmconsole.cluster.ClusterException when the cluster refuses
	 */
	String run();

}
