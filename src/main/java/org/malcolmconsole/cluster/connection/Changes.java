package org.malcolmconsole.cluster.connection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers changes, and tells listeners about them, many in one call.
 */
final class Changes implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Changes.class);

	private static final long PAUSE_MILLIS = 100;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final AtomicLong number = new AtomicLong();

	private final AtomicBoolean pending = new AtomicBoolean();

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "cluster-changes");
		thread.setDaemon(true);
		return thread;
	});

	Runnable add(Runnable listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/**
	 * Another one after each change.
	 */
	long number() {
		return this.number.get();
	}

	/**
	 * Says that something is different now.
	 */
	void happened() {
		this.number.incrementAndGet();
		if (this.pending.compareAndSet(false, true)) {
			try {
				this.thread.schedule(this::tell, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				// the application ends
			}
		}
	}

	private void tell() {
		this.pending.set(false);
		for (Runnable listener : this.listeners) {
			try {
				listener.run();
			}
			catch (RuntimeException ex) {
				logger.warn("A listener for changes in the cluster failed", ex);
			}
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
