package org.malcolmconsole.centre;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.malcolmconsole.web.Tone;

/**
 * How near a certificate is to its end.
 */
enum Term {

	/** More than 30 days. */
	VALID(Tone.READY, "valid"),

	/** 30 days at most. */
	ENDING(Tone.WAIT, "ends soon"),

	/** 7 days at most. */
	URGENT(Tone.FAIL, "ends within days"),

	/** Over. */
	EXPIRED(Tone.FAIL, "expired"),

	/** Not begun. */
	EARLY(Tone.FAIL, "not valid yet");

	private static final Duration WARNING = Duration.ofDays(30);

	private static final Duration URGENCY = Duration.ofDays(7);

	private final Tone tone;

	private final String words;

	Term(Tone tone, String words) {
		this.tone = tone;
		this.words = words;
	}

	static Term of(Instant from, Instant until, Instant now) {
		if (!until.isAfter(now)) {
			return EXPIRED;
		}
		if (from.isAfter(now)) {
			return EARLY;
		}
		Duration left = Duration.between(now, until);
		return (left.compareTo(URGENCY) <= 0) ? URGENT : (left.compareTo(WARNING) <= 0) ? ENDING : VALID;
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
