package org.malcolmconsole.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.web.Tone;

/**
 * What there is of one kind of credential, without any secret.
 *
 * @param id name in the API
 * @param title what people call it
 * @param state whether it is there and good
 * @param detail the state in a sentence
 * @param certificates the certificates that belong to it
 */
record CredentialItem(String id, String title, State state, String detail, List<Shown> certificates) {

	CredentialItem {
		certificates = List.copyOf(certificates);
	}

	CredentialItem(String id, String title, State state, String detail) {
		this(id, title, state, detail, List.of());
	}

	/**
	 * Whether a credential is there and good.
	 */
	enum State {

		/** There, complete, valid. */
		READY(Tone.READY, "ready"),

		/** Not there; can be made without touching anything. */
		MISSING(Tone.IDLE, "missing"),

		/** There in part, not valid, or near its end: a person has to decide. */
		ATTENTION(Tone.FAIL, "needs attention");

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

	/**
	 * A certificate in a file.
	 *
	 * @param file path in the Malcolm directory
	 * @param use what it is for
	 * @param facts what it says
	 */
	record Shown(String file, String use, @JsonUnwrapped CertificateFacts facts) {

		/** How many days it is valid in all. */
		public long totalDays() {
			return Duration.between(this.facts.notBefore(), this.facts.notAfter()).toDays();
		}

		/** How many of these are left, none when it is over. */
		public long daysLeft(Instant now) {
			return totalDays()
					- Math.max(0, Math.min(totalDays(), Duration.between(this.facts.notBefore(), now).toDays()));
		}

	}

}
