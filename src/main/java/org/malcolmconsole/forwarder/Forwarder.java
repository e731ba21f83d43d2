package org.malcolmconsole.forwarder;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.web.Tone;

/**
 * A forwarder with a certificate of its own, without any secret.
 *
 * @param name what it is called
 * @param state whether Logstash takes it
 * @param detail the state in a sentence
 * @param facts what its certificate says, null when that cannot be read
 * @param file its certificate in the Malcolm directory
 */
record Forwarder(String name, State state, String detail, @JsonUnwrapped @Nullable CertificateFacts facts,
		String file) {

	/** How many days its certificate is valid in all. */
	@JsonIgnore
	public long getTotalDays() {
		return (this.facts != null) ? Duration.between(this.facts.notBefore(), this.facts.notAfter()).toDays() : 0;
	}

	/** How many of these are left. */
	public long daysLeft(Instant now) {
		if (this.facts == null) {
			return 0;
		}
		return Math.max(0, Math.min(getTotalDays(),
				Duration.between(now, this.facts.notAfter()).plusDays(1).minusSeconds(1).toDays()));
	}

	/**
	 * Whether Logstash takes a forwarder.
	 */
	enum State {

		/** It does. */
		READY(Tone.READY, "ready"),

		/** It does for some days more. */
		ENDING(Tone.WAIT, "ends soon"),

		/** Its time is over. */
		EXPIRED(Tone.FAIL, "expired"),

		/** It was revoked. */
		REVOKED(Tone.IDLE, "revoked"),

		/** Its certificate is of a former authority, or a file is missing or damaged. */
		UNUSABLE(Tone.FAIL, "not usable");

		private final Tone tone;

		private final String words;

		State(Tone tone, String words) {
			this.tone = tone;
			this.words = words;
		}

		/** How it looks. */
		public Tone tone() {
			return this.tone;
		}

		/** How people say it. */
		public String words() {
			return this.words;
		}

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
