package org.malcolmconsole.logs.follow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of one container are shown to a page that may have some of them already;
 * used by one thread.
 */
final class Shown {

	private final LogFilter filter;

	private final @Nullable Position position;

	private final @Nullable Instant from;

	private int atPosition;

	/**
	 * Begins after a position.
	 * @param position up to where the page has this container, null when it has nothing
	 * of it
	 * @param others from when on it can have missed something; null for a new page
	 */
	Shown(LogFilter filter, @Nullable Position position, @Nullable Instant others) {
		this.filter = filter;
		this.position = position;
		this.from = (position != null) ? position.time() : others;
	}

	/**
	 * From when on the log has to be read.
	 */
	@Nullable Instant since() {
		Instant since = this.filter.since();
		if (this.from == null) {
			return since;
		}
		return (since != null && since.isAfter(this.from)) ? since : this.from;
	}

	/**
	 * How many of the newest lines have to be read.
	 */
	@Nullable Integer tail(LogQuery query) {
		return (this.from == null) ? query.tail() : null;
	}

	boolean shows(LogEntry entry) {
		if (!this.filter.shows(entry) || this.from != null && entry.ts().isBefore(this.from)) {
			return false;
		}
		boolean had = this.position != null && entry.ts().equals(this.position.time())
				&& this.atPosition < this.position.count();
		this.atPosition += had ? 1 : 0;
		return !had;
	}

}
