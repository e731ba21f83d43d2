package org.malcolmconsole.credential.delivery;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.malcolmconsole.web.Tone;

/**
 * How far something is on its way into the pods.
 *
 * @param detail the state in a sentence, without any secret
 * @param at since when it is so
 */
public record Delivery(State state, String detail, Instant at) {

	/** Whether it makes sense to try again by hand. */
	public boolean open() {
		return this.state == State.WAITING || this.state == State.FAILED;
	}

	/** Whether it is being tried right now. */
	public boolean underWay() {
		return this.state == State.UNDER_WAY;
	}

	/**
	 * Whether pods have it.
	 */
	public enum State {

		/** Nothing has to be brought. */
		NOTHING(Tone.IDLE),
		/** It is being brought. */
		UNDER_WAY(Tone.WAIT),
		/** It is there, read back and compared. */
		ARRIVED(Tone.READY),
		/** It is kept until the pods run. */
		WAITING(Tone.WAIT),
		/** A pod or the cluster did not take it. */
		FAILED(Tone.FAIL);

		private final Tone tone;

		State(Tone tone) {
			this.tone = tone;
		}

		/** How it looks. */
		public Tone tone() {
			return this.tone;
		}

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
