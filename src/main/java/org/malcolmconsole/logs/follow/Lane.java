package org.malcolmconsole.logs.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * What was read of one container and waits for its turn; {@link Merge} guards it.
 */
final class Lane {

	/** How long a container that is read may be silent before others go first. */
	private static final Duration HOLD = Duration.ofMillis(250);

	/** The same right after its log was opened. */
	private static final Duration FIRST_HOLD = Duration.ofSeconds(1);

	/** How long others wait for a container that can't be read. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Deque<Waiting> lines = new ArrayDeque<>();

	private State state = State.OPENING;

	private long since = System.nanoTime();

	private long lastRead = this.since;

	private boolean silent = true;

	private @Nullable Instant passed;

	void add(LogEntry entry) {
		this.lines.add(new Waiting(entry, System.nanoTime()));
	}

	/**
	 * Says that everything up to this time was read, shown or not.
	 */
	void passed(Instant time) {
		this.silent = false;
		this.lastRead = System.nanoTime();
		this.passed = (this.passed == null || time.isAfter(this.passed)) ? time : this.passed;
	}

	void become(State state) {
		if (state != this.state) {
			this.state = state;
			this.since = System.nanoTime();
			this.lastRead = this.since;
			this.silent = state == State.READ;
		}
	}

	boolean is(State state) {
		return this.state == state;
	}

	int size() {
		return this.lines.size();
	}

	@Nullable LogEntry head() {
		Waiting head = this.lines.peek();
		return (head != null) ? head.entry() : null;
	}

	LogEntry take() {
		return this.lines.remove().entry();
	}

	long headArrival() {
		Waiting head = this.lines.peek();
		return (head != null) ? head.arrival() : this.since;
	}

	/**
	 * How long this lane, which has no line, holds back another one's line.
	 * @param time of that line
	 * @param arrival of that line
	 * @param readSince since when any container can be read
	 * @return nanoseconds from now, not positive when it does not hold back
	 */
	long holds(Instant time, long arrival, long readSince, boolean follow) {
		long now = System.nanoTime();
		if (this.state == State.ENDED || this.passed != null && !this.passed.isBefore(time)) {
			return 0;
		}
		if (this.state != State.READ || !follow) {
			long from = (this.state == State.READ) ? this.lastRead : Math.max(this.since, readSince);
			return PATIENCE.toNanos() - (now - from);
		}
		Duration hold = this.silent ? FIRST_HOLD : HOLD;
		return Math.max(HOLD.toNanos() - (now - arrival), hold.toNanos() - (now - this.lastRead));
	}

	/**
	 * What is known of a container's log.
	 */
	enum State {

		/** It could not be opened yet, or its connection broke. */
		OPENING,
		/** It is open. */
		READ,
		/** Nothing will come of it until it is opened again for good reason. */
		ENDED

	}

	/**
	 * A line and when it came.
	 */
	private record Waiting(LogEntry entry, long arrival) {

	}

}
