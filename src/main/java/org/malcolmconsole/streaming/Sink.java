package org.malcolmconsole.streaming;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of one subscription; safe for use by several threads.
 */
public interface Sink {

	/**
	 * Queues a payload and returns at once; when the queue is full the payload is dropped
	 * and the client is told how many were skipped, at the place where they are missing.
	 * @param payload becomes JSON
	 * @param resume the token to resume after this payload; null when the topic has none
	 */
	void send(Object payload, @Nullable String resume);

	/**
	 * Tells the client that some payloads are missing here.
	 * @param count how many, 0 when nobody knows
	 */
	void skipped(long count);

	/**
	 * Waits until the queue has room for another payload.
	 * @return false when it had none for so long, or when the subscription ended
	 */
	boolean awaitRoom(Duration atMost);

}
