package org.malcolmconsole.streaming.socket;

import org.jspecify.annotations.Nullable;

/**
 * What a browser sends.
 *
 * @param type hello, subscribe, unsubscribe or ping
 * @param id the client's own name of a subscription
 */
record ClientMessage(@Nullable String type, @Nullable String csrf, @Nullable String id, @Nullable String topic,
		@Nullable String resume) {

	private static final int LONGEST_ID = 40;

	String idOrEmpty() {
		return (this.id != null) ? this.id : "";
	}

	boolean hasValidId() {
		return this.id != null && !this.id.isEmpty() && this.id.length() <= LONGEST_ID;
	}

}
