package org.malcolmconsole.simulator.controller;

/**
 * Looks at the objects again and again and does what they ask for.
 */
@FunctionalInterface
public interface Controller {

	void reconcile();

}
