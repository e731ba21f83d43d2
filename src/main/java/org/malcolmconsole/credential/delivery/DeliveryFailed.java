package org.malcolmconsole.credential.delivery;

/**
 * A pod did not take what it was given; the message is for people and holds no secret.
 */
public final class DeliveryFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Says what went wrong.
	 * @param reason what, where and what to do next
	 */
	public DeliveryFailed(String reason) {
		super(reason);
	}

}
