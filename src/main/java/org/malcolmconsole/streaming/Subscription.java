package org.malcolmconsole.streaming;

/**
 * What a topic does for one subscriber.
 */
@FunctionalInterface
public interface Subscription {

	/**
	 * Ends it and frees what it holds; called once, must not block.
	 */
	void close();

}
