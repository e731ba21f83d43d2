package org.malcolmconsole.credential.delivery;

/**
 * No pod runs that something could be given to; it is kept for later.
 */
public final class NotYet extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Says what is waited for.
	 * @param reason in a sentence for people
	 */
	public NotYet(String reason) {
		super(reason);
	}

}
