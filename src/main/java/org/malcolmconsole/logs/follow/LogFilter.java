package org.malcolmconsole.logs.follow;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which lines are shown.
 *
 * @param include any of these must be in the line, in any case; empty for all lines
 * @param exclude none of these may be in it
 * @param levels the line must name one of these; empty for all lines
 */
public record LogFilter(List<String> include, List<String> exclude, Set<LogLevel> levels, @Nullable Instant since,
		@Nullable Instant until) {

	boolean shows(LogEntry entry) {
		return inTime(entry.ts())
				&& (this.levels.isEmpty() || entry.level() != null && this.levels.contains(entry.level()))
				&& wanted(entry.line());
	}

	boolean isPast(Instant time) {
		return this.until != null && time.isAfter(this.until);
	}

	private boolean inTime(Instant time) {
		return (this.since == null || !time.isBefore(this.since)) && !isPast(time);
	}

	private boolean wanted(String line) {
		if (this.include.isEmpty() && this.exclude.isEmpty()) {
			return true;
		}
		String text = line.toLowerCase(Locale.ROOT);
		return (this.include.isEmpty() || this.include.stream().anyMatch(text::contains))
				&& this.exclude.stream().noneMatch(text::contains);
	}

}
