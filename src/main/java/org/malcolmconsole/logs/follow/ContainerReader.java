package org.malcolmconsole.logs.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Container.State;
import org.malcolmconsole.cluster.LogLine;
import org.malcolmconsole.cluster.LogRequest;
import org.malcolmconsole.cluster.LogStream;

/**
 * Reads the log of one container, opening it again whenever it breaks, each line once.
 */
final class ContainerReader implements Runnable, AutoCloseable {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private static final Duration LAST_PAUSE = Duration.ofSeconds(3);

	/** How long a log may be away before it is said. */
	private static final Duration UNSAID = Duration.ofSeconds(10);

	private static final Duration GIVES_UP = Duration.ofMinutes(2);

	private final Source source;

	private final LogQuery query;

	private final Cluster cluster;

	private final Pods pods;

	private final Merge merge;

	private final Lane lane;

	private final Shown shown;

	private final Clock clock;

	private final Seen seen = new Seen();

	private int restarts;

	private Duration pause = FIRST_PAUSE;

	private @Nullable Instant brokenSince;

	private boolean awayShown;

	private boolean refusalShown;

	private boolean newRun;

	private volatile @Nullable LogStream stream;

	private volatile @Nullable Instant waitingSince;

	private volatile boolean givenUp;

	private volatile boolean running;

	private volatile boolean closed;

	ContainerReader(Source source, LogQuery query, Positions positions, LogFollow follow) {
		this.source = source;
		this.query = query;
		this.cluster = follow.cluster();
		this.pods = follow.pods();
		this.merge = follow.merge();
		this.clock = follow.clock();
		this.lane = this.merge.add();
		this.shown = new Shown(query.filter(), positions.of(source), positions.others());
		this.restarts = this.pods.container(source).map(Container::restarts).orElse(0);
	}

	/**
	 * Says that it will run; false when it does already.
	 */
	boolean begins() {
		boolean begins = !this.running;
		this.running = true;
		return begins;
	}

	@Override
	public void run() {
		try {
			boolean more = true;
			while (more && !this.closed) {
				more = readOnce();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.merge.become(this.lane, Lane.State.ENDED);
			this.running = false;
		}
	}

	/**
	 * Opens the log and reads to its end.
	 * @return whether it may go on
	 */
	private boolean readOnce() throws InterruptedException {
		try {
			noticeRestart();
			read(this.query.previous(), this.query.follow());
			this.brokenSince = null;
			return this.query.follow() && waitsForMore();
		}
		catch (ClusterException ex) {
			return recovers(ex);
		}
	}

	private void read(boolean previous, boolean follow) {
		Instant again = this.seen.reopenAt();
		Integer tail = (again == null) ? this.shown.tail(this.query) : null;
		Instant since = (again != null) ? again : this.shown.since();
		LogRequest request = new LogRequest(this.source.pod(), this.source.container(), since, tail, previous, follow);
		try (LogStream open = this.cluster.logs(request)) {
			this.stream = open;
			this.merge.become(this.lane, Lane.State.READ);
			this.seen.reopened();
			opened(previous, follow);
			copy(open, follow);
		}
	}

	private void opened(boolean previous, boolean follow) {
		if (this.newRun && !previous) {
			this.newRun = false;
			this.seen.begunAnew();
		}
		if (follow) {
			this.brokenSince = null;
		}
		if (this.awayShown) {
			this.awayShown = false;
			mark("back", "The log of " + this.source.container() + " goes on.");
		}
	}

	private void copy(LogStream open, boolean follow) {
		LogLine line = next(open, follow);
		while (line != null) {
			if (this.seen.isNew(line)) {
				this.pause = FIRST_PAUSE;
				if (this.seen.takeGap()) {
					this.merge.add(this.lane,
							LogEntry.marker(this.source, line.timestamp(), "gap",
									"Lines may be missing here: the log of " + this.source.container()
											+ " no longer holds what was read last."));
				}
				take(line);
			}
			line = this.query.filter().isPast(line.timestamp()) ? null : next(open, follow);
		}
	}

	/**
	 * Waits for the next line; what ends because it was given up is no end of the log.
	 */
	private @Nullable LogLine next(LogStream open, boolean follow) {
		if (this.closed) {
			return null;
		}
		this.waitingSince = this.clock.instant();
		LogLine line = open.next();
		this.waitingSince = null;
		if (line == null && this.givenUp) {
			this.givenUp = false;
			if (!follow) {
				throw new ClusterException(Reason.UNREACHABLE, "The log of pod " + this.source.pod() + " was silent.");
			}
		}
		return line;
	}

	/**
	 * Gives a connection up that brought nothing for so long: it may be dead. Reading
	 * goes on with another one where it was.
	 */
	void mend(Duration silenceLimit) {
		Instant since = this.waitingSince;
		LogStream silent = this.stream;
		if (since != null && silent != null
				&& Duration.between(since, this.clock.instant()).abs().compareTo(silenceLimit) > 0) {
			this.givenUp = true;
			silent.close();
		}
	}

	private void mark(String marker, String text) {
		this.merge.add(this.lane, LogEntry.marker(this.source, this.clock.instant(), marker, text));
	}

	private void take(LogLine line) {
		String text = LogText.clean(line.text()) + (line.cut() ? " … (cut)" : "");
		LogEntry entry = LogEntry.line(this.source, line.timestamp(), text);
		if (this.shown.shows(entry)) {
			this.merge.add(this.lane, entry);
		}
		else {
			this.merge.passed(this.lane, entry);
		}
	}

	/**
	 * Reads what is left of a run that ended, and says why it ended.
	 */
	private void noticeRestart() {
		Container container = this.pods.container(this.source).orElse(null);
		if (container == null || container.restarts() <= this.restarts) {
			return;
		}
		if (this.seen.reopenAt() != null) {
			readFormerRun();
		}
		this.restarts = container.restarts();
		this.newRun = true;
		Instant time = (container.since() != null) ? container.since() : this.clock.instant();
		this.merge.add(this.lane, LogEntry.marker(this.source, time, "restarted", Endings.sentence(container)));
	}

	private void readFormerRun() {
		try {
			read(true, false);
		}
		catch (ClusterException ex) {
			if (ex.temporary()) {
				throw ex;
			}
		}
	}

	/**
	 * Waits until an ended log may have more.
	 * @return false when the container is gone
	 */
	private boolean waitsForMore() throws InterruptedException {
		Container container = pauses();
		while (container != null && !this.closed && container.state() != State.RUNNING
				&& container.restarts() <= this.restarts) {
			this.merge.become(this.lane, Lane.State.ENDED);
			this.pods.awaitChange(LAST_PAUSE);
			container = this.pods.container(this.source).orElse(null);
		}
		return container != null;
	}

	private @Nullable Container pauses() throws InterruptedException {
		if (!this.closed) {
			this.pods.awaitChange(this.pause);
			this.pause = this.pause.multipliedBy(2);
			this.pause = (this.pause.compareTo(LAST_PAUSE) < 0) ? this.pause : LAST_PAUSE;
		}
		return this.pods.container(this.source).orElse(null);
	}

	private boolean recovers(ClusterException failure) throws InterruptedException {
		if (this.closed) {
			return false;
		}
		if (failure.temporary()) {
			this.merge.become(this.lane, Lane.State.OPENING);
			this.brokenSince = (this.brokenSince != null) ? this.brokenSince : this.clock.instant();
			if (!this.query.follow() && this.brokenSince.plus(GIVES_UP).isBefore(this.clock.instant())) {
				this.merge.fail(failure);
			}
			sayAway(failure);
			pauses();
			return true;
		}
		if (failure.reason() != Reason.NOT_FOUND && failure.reason() != Reason.INVALID) {
			refused(failure);
		}
		this.merge.become(this.lane, Lane.State.ENDED);
		return this.query.follow() && pauses() != null;
	}

	private void sayAway(ClusterException failure) {
		Instant since = this.brokenSince;
		if (this.query.follow() && !this.awayShown && since != null
				&& since.plus(UNSAID).isBefore(this.clock.instant())) {
			this.awayShown = true;
			mark("away", "The log of %s can't be read: %s It goes on by itself, from where it was."
				.formatted(this.source.container(), failure.getMessage()));
		}
	}

	private void refused(ClusterException failure) {
		if (!this.query.follow()) {
			this.merge.fail(failure);
		}
		else if (!this.refusalShown) {
			this.refusalShown = true;
			mark("refused", String.valueOf(failure.getMessage()));
		}
	}

	@Override
	public void close() {
		this.closed = true;
		LogStream open = this.stream;
		if (open != null) {
			open.close();
		}
	}

}
