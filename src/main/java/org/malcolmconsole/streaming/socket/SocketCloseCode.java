package org.malcolmconsole.streaming.socket;

/**
 * Why the server closed a socket, in the range that applications may use.
 */
final class SocketCloseCode {

	/** The session ended: sign in again before opening another socket. */
	static final int SIGNED_OUT = 4401;

	/** The first message had no valid CSRF token: load the page again. */
	static final int WRONG_TOKEN = 4403;

	/** The first message was not a hello, or did not come in time. */
	static final int NOT_GREETED = 4408;

	/** The client did not read the answers to its own messages. */
	static final int NOT_READ = 4429;

	private SocketCloseCode() {
	}

}
