package org.malcolmconsole.deployment.board;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.deployment.StatusChanged;
import org.malcolmconsole.metrics.Metrics;
import org.malcolmconsole.operation.OperationChanged;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.Operations;

/**
 * Knows the status as of the last change, and tells when it is another one.
 */
@Component
class StatusBoard implements Monitor, SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(StatusBoard.class);

	private final Cluster cluster;

	private final Undertaking undertaking;

	private final Operations operations;

	private final Metrics metrics;

	private final ApplicationEventPublisher events;

	/** Goes up whenever an operation did something, or a volume is another. */
	private final AtomicLong done = new AtomicLong();

	private volatile @Nullable Assembled shown;

	private volatile @Nullable Records records;

	private @Nullable Assembled told;

	private volatile @Nullable Runnable ending;

	StatusBoard(Cluster cluster, Undertaking undertaking, Operations operations, Metrics metrics,
			ApplicationEventPublisher events) {
		this.cluster = cluster;
		this.undertaking = undertaking;
		this.operations = operations;
		this.metrics = metrics;
		this.events = events;
	}

	@Override
	public Status status() {
		Assembled now = assembled(this.shown, this.metrics.usage());
		this.shown = now;
		return now.status().at(this.cluster.snapshot().asOf());
	}

	/**
	 * The last one, unless something that it is made of is another by now.
	 */
	private Assembled assembled(@Nullable Assembled last, Optional<Usage> usage) {
		long own = this.done.get();
		ClusterSnapshot snapshot = this.cluster.snapshot();
		Basis basis = new Basis(snapshot.number(), own, usage.map(Usage::asOf).orElse(null));
		if (last != null && last.basis().equals(basis)) {
			return last;
		}
		Connection connection = this.cluster.connection();
		Records known = records(own, connection);
		return new Assembled(basis, StatusAssembly.of(new Scene(this.undertaking.release(), connection, snapshot, usage,
				known.expected(), known.claims(), this.undertaking.volumes(), known.running())));
	}

	private Records records(long own, Connection connection) {
		String place = connection.uid() + " " + connection.endpoint() + " " + connection.namespace();
		Records last = this.records;
		if (last == null || last.done() != own || !last.place().equals(place)) {
			last = new Records(own, place, this.undertaking.expected(), this.undertaking.claims(),
					this.undertaking.underWay());
			this.records = last;
		}
		return last;
	}

	@EventListener
	void on(OperationChanged changed) {
		this.done.incrementAndGet();
		look();
	}

	@EventListener
	void on(ClaimVolumes.Seen seen) {
		this.done.incrementAndGet();
		look();
	}

	private void clusterChanged() {
		this.operations.nudge();
		look();
	}

	private synchronized void look() {
		try {
			Assembled last = this.told;
			Assembled now = assembled(last, Optional.empty());
			this.told = now;
			if (last == null || !now.status().at(Instant.EPOCH).equals(last.status().at(Instant.EPOCH))) {
				this.events.publishEvent(new StatusChanged(status()));
			}
		}
		catch (RuntimeException ex) {
			log.warn("The status can't be told this time", ex);
		}
	}

	@Override
	public void start() {
		this.ending = this.cluster.onChange(this::clusterChanged);
	}

	@Override
	public void stop() {
		Runnable end = this.ending;
		this.ending = null;
		if (end != null) {
			end.run();
		}
	}

	@Override
	public boolean isRunning() {
		return this.ending != null;
	}

	/**
	 * Everything that a status is made of, by its numbers.
	 */
	private record Basis(long snapshot, long done, @Nullable Instant usage) {
	}

	/**
	 * A status and what it was made of.
	 */
	private record Assembled(Basis basis, Status status) {
	}

	/**
	 * What the console's records said when so much was done, for a place in a cluster.
	 */
	private record Records(long done, String place, Set<String> expected, Set<String> claims,
			Optional<OperationEffect> running) {
	}

}
