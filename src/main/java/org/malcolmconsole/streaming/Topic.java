package org.malcolmconsole.streaming;

/**
 * Something that clients of the socket can subscribe to; every bean of this type is
 * found.
 */
public interface Topic {

	/**
	 * The name before the question mark, for example {@code logs}.
	 */
	String name();

	/**
	 * Begins to send; must return quickly and never wait for the client.
	 * @throws org.springframework.web.ErrorResponseException when the request is refused;
	 * its detail is told to the client
	 */
	Subscription open(TopicRequest request, Sink sink);

}
