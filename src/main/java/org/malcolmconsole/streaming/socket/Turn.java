package org.malcolmconsole.streaming.socket;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The lock of one client, shared by its writer and by all who queue for it.
 */
final class Turn {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition work = this.lock.newCondition();

	private final Condition room = this.lock.newCondition();

	/**
	 * Does something with the queues and wakes the writer.
	 */
	void locked(Runnable action) {
		this.lock.lock();
		try {
			action.run();
			this.work.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes what the writer writes next, waiting for it; null when there was nothing for
	 * so long.
	 */
	@Nullable String next(Duration atMost, Supplier<@Nullable String> source) throws InterruptedException {
		this.lock.lock();
		try {
			long left = atMost.toNanos();
			String found = source.get();
			while (found == null && left > 0) {
				left = this.work.awaitNanos(left);
				found = source.get();
			}
			this.room.signalAll();
			return found;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean awaitRoom(Duration atMost, BooleanSupplier hasRoom) {
		this.lock.lock();
		try {
			long left = atMost.toNanos();
			while (!hasRoom.getAsBoolean() && left > 0) {
				left = this.room.awaitNanos(left);
			}
			return hasRoom.getAsBoolean();
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
	 * Wakes all who wait for room, because there will be none.
	 */
	void end() {
		this.lock.lock();
		try {
			this.room.signalAll();
			this.work.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
