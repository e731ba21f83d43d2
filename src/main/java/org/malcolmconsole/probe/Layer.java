package org.malcolmconsole.probe;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.web.Tone;

/**
 * What a test found out about one layer of a connection; never holds a secret.
 *
 * @param detail what was found, in a sentence
 * @param remedy what to do next, null when there is nothing to do
 */
public record Layer(@JsonProperty("id") Kind kind, State state, String detail, @Nullable String remedy) {

	/** How people call the layer. */
	@JsonProperty
	public String title() {
		return this.kind.title;
	}

	/**
	 * The layers, from the bottom up.
	 */
	public enum Kind {

		DNS("Name"), TCP("Connection"), TLS("Encryption"), SIGN_IN("Sign-in"), VERSION("Version"),
		HEALTH("Cluster health"), SEARCH("Search for people"), GROUP("Group");

		private final String title;

		Kind(String title) {
			this.title = title;
		}

		@JsonValue
		String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * How it went.
	 */
	public enum State {

		OK(Tone.READY, "well"), WARNING(Tone.WAIT, "with a warning"), FAILED(Tone.FAIL, "failed"),
		SKIPPED(Tone.IDLE, "not tried");

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
		String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
