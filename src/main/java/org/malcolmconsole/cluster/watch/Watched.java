package org.malcolmconsole.cluster.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.rest.ObjectEvents;
import org.malcolmconsole.cluster.rest.ObjectEvents.ObjectEvent;
import org.malcolmconsole.cluster.rest.ObjectFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one kind as values: listed, then watched from there on, again and again.
 *
 * @param <R> the values' type
 */
final class Watched<R> implements Runnable, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Watched.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private static final Duration LAST_PAUSE = Duration.ofSeconds(5);

	private final Kind<R> kind;

	private final ObjectFeed feed;

	private final WatchPace pace;

	private final Clock clock;

	private final Runnable changed;

	private final Thread thread;

	/** Used by the thread alone. */
	private Map<String, R> byName = new TreeMap<>();

	private Duration pause = FIRST_PAUSE;

	private volatile List<R> values = List.of();

	private volatile @Nullable Instant word;

	private volatile boolean troubled;

	private volatile int breaks;

	private volatile boolean closed;

	private @Nullable ObjectEvents open;

	private Instant opened = Instant.MIN;

	Watched(Kind<R> kind, ObjectFeed feed, WatchPace pace, Clock clock, Runnable changed) {
		this.kind = kind;
		this.feed = feed;
		this.pace = pace;
		this.clock = clock;
		this.changed = changed;
		this.thread = new Thread(this, "cluster-watch-" + kind.resource());
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	String resource() {
		return this.kind.resource();
	}

	List<R> values() {
		return this.values;
	}

	/**
	 * When the cluster last said how these objects are, or that nothing changed; null
	 * when it never did.
	 */
	@Nullable Instant word() {
		return this.word;
	}

	/**
	 * Whether nothing was said for too long; a clock that was set back counts as that
	 * too.
	 */
	boolean silent() {
		Instant last = this.word;
		return last != null && Duration.between(last, this.clock.instant()).abs().compareTo(this.pace.silence()) > 0;
	}

	/** Whether they were never read, or can't be read now. */
	boolean unread() {
		return this.word == null || this.troubled;
	}

	/** How often a watch did not end as it should. */
	int breaks() {
		return this.breaks;
	}

	/**
	 * Gives the connection up when it is silent or should have ended by itself; another
	 * one takes its place.
	 */
	synchronized void mend() {
		boolean overdue = this.opened.plus(this.pace.longest()).isBefore(this.clock.instant());
		if (this.open != null && (overdue || silent())) {
			this.open.close();
		}
	}

	@Override
	public void run() {
		while (!this.closed) {
			Instant begin = this.clock.instant();
			try {
				String version = look();
				follow(version);
			}
			catch (ClusterException ex) {
				logger.debug("Watching {} failed, trying again", resource(), ex);
				this.troubled = ex.reason() != Reason.EXPIRED;
			}
			catch (RuntimeException ex) {
				logger.warn("Watching {} failed, trying again", resource(), ex);
				this.troubled = true;
			}
			pauseAfter(Duration.between(begin, this.clock.instant()));
		}
	}

	/**
	 * Lists all, which also finds what a watch did not tell.
	 * @return the version from which to watch
	 */
	private String look() {
		Instant asked = this.clock.instant();
		ObjectFeed.Listing listing = this.feed.list();
		Map<String, R> found = new TreeMap<>();
		listing.items().forEach((object) -> put(found, object));
		boolean news = !found.equals(this.byName) || this.word == null || this.troubled;
		this.byName = found;
		this.troubled = false;
		proved(asked, news);
		return listing.version();
	}

	private void follow(String version) {
		try (ObjectEvents events = this.feed.events(version,
				this.pace.fullLook(ThreadLocalRandom.current().nextDouble()))) {
			opened(events);
			read(events);
		}
		finally {
			opened(null);
		}
	}

	private void read(ObjectEvents events) {
		try {
			ObjectEvent event = events.next();
			while (event != null && !this.closed) {
				proved(this.clock.instant(), happened(event));
				event = events.next();
			}
		}
		catch (ClusterException ex) {
			// nothing is missed: the next look finds what it would have told
			logger.debug("The watch of {} ended early", resource(), ex);
			this.breaks++;
		}
	}

	private synchronized void opened(@Nullable ObjectEvents events) {
		this.open = events;
		this.opened = this.clock.instant();
		if (events != null && this.closed) {
			events.close();
		}
	}

	private boolean happened(ObjectEvent event) {
		return switch (event.type()) {
			case "ADDED", "MODIFIED" -> put(this.byName, event.object());
			case "DELETED" -> this.byName.remove(event.object().name()) != null;
			default -> false;
		};
	}

	private boolean put(Map<String, R> target, Manifest object) {
		try {
			R value = this.kind.read().apply(object);
			return !value.equals(target.put(object.name(), value));
		}
		catch (RuntimeException ex) {
			logger.warn("Can't read {} {}", resource(), object.name(), ex);
			return false;
		}
	}

	private void proved(Instant time, boolean news) {
		this.word = time;
		if (news) {
			this.values = List.copyOf(this.byName.values());
			this.changed.run();
		}
	}

	/** A connection that never lasts must not make a storm of requests. */
	private void pauseAfter(Duration lasted) {
		boolean longer = this.troubled || lasted.compareTo(LAST_PAUSE) < 0;
		this.pause = longer ? this.pause.multipliedBy(2) : FIRST_PAUSE;
		this.pause = (this.pause.compareTo(LAST_PAUSE) < 0) ? this.pause : LAST_PAUSE;
		try {
			Thread.sleep(this.pause.toMillis());
		}
		catch (InterruptedException ex) {
			this.closed = true;
		}
	}

	@Override
	public void close() {
		this.closed = true;
		synchronized (this) {
			if (this.open != null) {
				this.open.close();
			}
		}
		this.thread.interrupt();
	}

	/**
	 * Waits a moment for the end of its thread, which uses the client until then.
	 */
	void awaitEnd() {
		try {
			this.thread.join(Duration.ofSeconds(1).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
