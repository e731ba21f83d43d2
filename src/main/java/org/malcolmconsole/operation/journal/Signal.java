package org.malcolmconsole.operation.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;

/**
 * Wakes the worker when there is something new to do, or when it has to stop.
 */
@Component
class Signal {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private boolean nudged;

	private volatile boolean stopping;

	void nudge() {
		this.lock.lock();
		try {
			this.nudged = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	void stop() {
		this.stopping = true;
		nudge();
	}

	void begin() {
		this.stopping = false;
	}

	boolean stopping() {
		return this.stopping;
	}

	/**
	 * Returns at the next nudge, one since the last call included, or after that time.
	 */
	void await(Duration atMost) {
		this.lock.lock();
		try {
			long left = atMost.toNanos();
			while (!this.nudged && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			this.nudged = false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.stopping = true;
		}
		finally {
			this.lock.unlock();
		}
	}

}
