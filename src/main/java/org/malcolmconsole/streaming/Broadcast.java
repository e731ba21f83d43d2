package org.malcolmconsole.streaming;

/**
 * Sends to all who subscribed to a simple topic, one without parameters that is declared
 * by a {@link BroadcastTopic} bean.
 */
public interface Broadcast {

	/**
	 * Queues a payload for every subscriber and returns at once.
	 * @param topic for example {@code operations}
	 * @param payload becomes JSON, once for all
	 */
	void publish(String topic, Object payload);

}
