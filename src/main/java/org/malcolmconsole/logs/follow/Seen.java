package org.malcolmconsole.logs.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.LogLine;

/**
 * Tells new lines of a container from those that come again when its log is opened again;
 * used by one thread.
 * <p>
 * A log can be opened from a whole second on only, so everything of that second comes
 * again. What was read since then is remembered as a bag of (time, text): lines that are
 * equal in both are told apart by their number.
 */
final class Seen {

	/** Lines of two streams of a container may be out of order by less than this. */
	private static final Duration DISORDER = Duration.ofSeconds(1);

	private final Deque<Mark> recent = new ArrayDeque<>();

	private final Map<Mark, Integer> again = new HashMap<>();

	private @Nullable Mark first;

	private @Nullable Instant newest;

	private boolean beforeFirst;

	private boolean unconnected;

	/**
	 * From when on the log must be opened again; null when nothing was read yet.
	 */
	@Nullable Instant reopenAt() {
		return (this.newest != null) ? this.newest.truncatedTo(ChronoUnit.SECONDS).minus(DISORDER) : null;
	}

	/**
	 * Says that the log was opened again from {@link #reopenAt()} on.
	 */
	void reopened() {
		this.again.clear();
		this.recent.forEach((mark) -> this.again.merge(mark, 1, Integer::sum));
		this.beforeFirst = this.first != null;
		this.unconnected = this.first != null;
	}

	/**
	 * Says that what comes now is another log than what was read so far.
	 */
	void begunAnew() {
		this.unconnected = false;
	}

	/**
	 * Whether lines may be missing before the one that was just found new: the log was
	 * opened again, and none of the lines that it should begin with came again. Said
	 * once.
	 */
	boolean takeGap() {
		boolean gap = this.unconnected;
		this.unconnected = false;
		return gap;
	}

	int remembered() {
		return this.recent.size();
	}

	boolean isNew(LogLine line) {
		Mark mark = new Mark(line.timestamp(), line.text().hashCode());
		if (this.beforeFirst && isBeforeFirst(mark)) {
			return false;
		}
		this.beforeFirst = false;
		Integer left = this.again.get(mark);
		if (left != null) {
			this.unconnected = false;
			this.again.computeIfPresent(mark, (key, count) -> (count > 1) ? count - 1 : null);
			return false;
		}
		remember(mark);
		return true;
	}

	/**
	 * A log that was first opened at its tail comes again with lines from before.
	 */
	private boolean isBeforeFirst(Mark mark) {
		return this.first != null && !mark.equals(this.first) && !mark.time().isAfter(this.first.time());
	}

	private void remember(Mark mark) {
		this.first = (this.first != null) ? this.first : mark;
		if (this.newest == null || mark.time().isAfter(this.newest)) {
			this.newest = mark.time();
			Instant oldest = this.newest.truncatedTo(ChronoUnit.SECONDS).minus(DISORDER);
			while (!this.recent.isEmpty() && this.recent.getFirst().time().isBefore(oldest)) {
				this.recent.removeFirst();
			}
		}
		this.recent.add(mark);
	}

	/**
	 * A line without its text.
	 */
	private record Mark(Instant time, int text) {

	}

}
