package org.malcolmconsole.logs.follow;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Brings the lines of all containers into the order of their times.
 * <p>
 * The earliest line goes first as soon as no other container can have an earlier one: it
 * has a line waiting, or was read up to that time, or was silent for a moment. Lines of
 * one container never change their order.
 */
final class Merge {

	/** Lines that wait of each container before nothing more is read of it. */
	static final int LANE_LENGTH = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Condition room = this.lock.newCondition();

	private final Set<Lane> lanes = new LinkedHashSet<>();

	private final boolean follow;

	private long readSince = System.nanoTime();

	private boolean complete;

	private boolean closed;

	private @Nullable RuntimeException failure;

	Merge(boolean follow) {
		this.follow = follow;
	}

	Lane add() {
		Lane lane = new Lane();
		locked(() -> this.lanes.add(lane));
		return lane;
	}

	/**
	 * Says that no lanes will be added any more.
	 */
	void complete() {
		locked(() -> this.complete = true);
	}

	void become(Lane lane, Lane.State state) {
		locked(() -> {
			boolean anyRead = this.lanes.stream().anyMatch((each) -> each.is(Lane.State.READ));
			lane.become(state);
			if (state == Lane.State.READ && !anyRead) {
				this.readSince = System.nanoTime();
			}
			if (state == Lane.State.ENDED && lane.size() == 0) {
				this.lanes.remove(lane);
			}
			else {
				this.lanes.add(lane);
			}
		});
	}

	void passed(Lane lane, LogEntry entry) {
		locked(() -> lane.passed(entry.ts()));
	}

	/**
	 * Adds a line, waiting for room.
	 * @return false when nobody wants lines any more
	 */
	boolean add(Lane lane, LogEntry entry) {
		this.lock.lock();
		try {
			while (lane.size() >= LANE_LENGTH && !this.closed) {
				this.room.await();
			}
			lane.passed(entry.ts());
			lane.add(entry);
			this.changed.signal();
			return !this.closed;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the next line.
	 * @return null when there was none for so long, or when there will be none
	 */
	@Nullable LogEntry take(Duration atMost) throws InterruptedException {
		this.lock.lock();
		try {
			long end = System.nanoTime() + atMost.toNanos();
			while (!ended()) {
				if (this.failure != null) {
					throw this.failure;
				}
				Lane next = next();
				long wait = end - System.nanoTime();
				if (next != null) {
					long held = held(next);
					if (held <= 0) {
						return take(next);
					}
					wait = Math.min(wait, held);
				}
				if (wait <= 0) {
					return null;
				}
				this.changed.awaitNanos(wait);
			}
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether there will be no line any more.
	 */
	boolean ended() {
		this.lock.lock();
		try {
			return this.closed || this.failure == null && this.complete && this.lanes.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Says that not everything can be read.
	 */
	void fail(RuntimeException failure) {
		locked(() -> this.failure = failure);
	}

	void close() {
		locked(() -> this.closed = true);
	}

	private LogEntry take(Lane lane) {
		LogEntry entry = lane.take();
		this.room.signalAll();
		if (lane.is(Lane.State.ENDED) && lane.size() == 0) {
			this.lanes.remove(lane);
		}
		return entry;
	}

	private @Nullable Lane next() {
		Lane next = null;
		LogEntry earliest = null;
		for (Lane lane : this.lanes) {
			LogEntry head = lane.head();
			if (head != null && (earliest == null || head.ts().isBefore(earliest.ts()))) {
				next = lane;
				earliest = head;
			}
		}
		return next;
	}

	private long held(Lane next) {
		LogEntry head = next.head();
		long held = 0;
		for (Lane lane : this.lanes) {
			if (lane.size() == 0 && head != null) {
				held = Math.max(held, lane.holds(head.ts(), next.headArrival(), this.readSince, this.follow));
			}
		}
		return held;
	}

	private void locked(Runnable action) {
		this.lock.lock();
		try {
			action.run();
			this.changed.signal();
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
