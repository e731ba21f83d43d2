package org.malcolmconsole.logs.follow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A line as it is shown.
 *
 * @param marker what happened, for lines that the console adds: restarted, away, back,
 * gap or refused; null for lines of the container
 */
public record LogEntry(Instant ts, String pod, String container, String service, @Nullable LogLevel level, String line,
		@Nullable String marker) {

	static LogEntry line(Source source, Instant ts, String text) {
		return new LogEntry(ts, source.pod(), source.container(), source.service(), LogLevel.of(text), text, null);
	}

	static LogEntry marker(Source source, Instant ts, String marker, String text) {
		return new LogEntry(ts, source.pod(), source.container(), source.service(), null, text, marker);
	}

}
