package org.malcolmconsole.logs.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Cluster;

/**
 * The merged log of all containers of a query, those that come later too.
 */
public final class LogFollow implements AutoCloseable {

	private static final Duration MENDING = Duration.ofSeconds(1);

	private final LogQuery query;

	private final Positions positions;

	private final Cluster cluster;

	private final Clock clock;

	private final Duration silenceLimit;

	private final Runnable release;

	private final Pods pods;

	private final Merge merge;

	private final Map<Source, ContainerReader> readers = new HashMap<>();

	private final ExecutorService threads = Executors.newCachedThreadPool(LogFollow::thread);

	private Runnable stopListening = () -> {
	};

	/** Used by the reader alone. */
	private Instant mended = Instant.EPOCH;

	private boolean closed;

	LogFollow(LogQuery query, Positions positions, Cluster cluster, Clock clock, Duration silenceLimit,
			Runnable release) {
		this.query = query;
		this.positions = positions;
		this.cluster = cluster;
		this.clock = clock;
		this.silenceLimit = silenceLimit;
		this.release = release;
		this.pods = new Pods(cluster);
		this.merge = new Merge(query.follow());
	}

	synchronized void begin() {
		findContainers();
		if (this.query.follow()) {
			this.stopListening = this.cluster.onChange(this::changed);
			findContainers();
		}
		else {
			this.merge.complete();
		}
	}

	private void changed() {
		this.pods.changed();
		findContainers();
	}

	private synchronized void findContainers() {
		if (this.closed) {
			return;
		}
		for (Source source : this.pods.sources(this.query)) {
			ContainerReader reader = this.readers.computeIfAbsent(source,
					(key) -> new ContainerReader(key, this.query, this.positions, this));
			if (reader.begins()) {
				this.threads.execute(reader);
			}
		}
	}

	/**
	 * Waits for the next line.
	 * @return null when there was none for so long, or at the end
	 * @throws org.malcolmconsole.cluster.ClusterException when a log that is not followed
	 * can't be read to its end
	 */
	public @Nullable LogEntry next(Duration atMost) throws InterruptedException {
		mend();
		return this.merge.take(atMost);
	}

	/**
	 * A connection that is dead looks like a container that says nothing.
	 */
	private void mend() {
		Instant now = this.clock.instant();
		if (Duration.between(this.mended, now).abs().compareTo(MENDING) >= 0) {
			this.mended = now;
			synchronized (this) {
				this.readers.values().forEach((reader) -> reader.mend(this.silenceLimit));
			}
		}
	}

	public boolean ended() {
		return this.merge.ended();
	}

	Cluster cluster() {
		return this.cluster;
	}

	Pods pods() {
		return this.pods;
	}

	Merge merge() {
		return this.merge;
	}

	Clock clock() {
		return this.clock;
	}

	@Override
	public void close() {
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
		}
		this.stopListening.run();
		this.merge.close();
		this.readers.values().forEach(ContainerReader::close);
		this.pods.changed();
		this.threads.shutdown();
		this.release.run();
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "log-reader");
		thread.setDaemon(true);
		return thread;
	}

}
