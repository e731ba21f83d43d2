package org.malcolmconsole.streaming;

/**
 * The open sockets, for those who end sessions.
 */
public interface Sockets {

	/**
	 * Closes the sockets that were opened with an HTTP session.
	 */
	void closeSession(String sessionId);

	/**
	 * Closes all sockets of a user, for example after the role changed.
	 */
	void closeUser(String user);

}
