package org.malcolmconsole.deployment.board;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.Monitor;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.deployment.StatusChanged;
import org.malcolmconsole.metrics.Metrics;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationChanged;
import org.malcolmconsole.operation.Operations;

/**
 * Keeps an eye on the watched state, and tells when the status changed.
 */
@Component
class StatusBoard implements Monitor, SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(StatusBoard.class);

	private final Cluster cluster;

	private final Scenes scenes;

	private final Operations operations;

	private final Metrics metrics;

	private final ApplicationEventPublisher events;

	private @Nullable Status last;

	private volatile @Nullable Runnable ending;

	StatusBoard(Cluster cluster, Scenes scenes, Operations operations, Metrics metrics,
			ApplicationEventPublisher events) {
		this.cluster = cluster;
		this.scenes = scenes;
		this.operations = operations;
		this.metrics = metrics;
		this.events = events;
	}

	@Override
	public Status status() {
		return StatusAssembly.of(scene(this.metrics.usage()));
	}

	private Scene scene(Optional<Usage> usage) {
		return this.scenes.scene(usage,
				this.operations.running().map(Operation::type).map(this.operations.types()::effect));
	}

	@EventListener
	void on(OperationChanged changed) {
		look();
	}

	@EventListener
	void on(ClaimVolumes.Seen seen) {
		look();
	}

	private void clusterChanged() {
		this.operations.nudge();
		look();
	}

	private synchronized void look() {
		try {
			Status now = StatusAssembly.of(scene(Optional.empty())).at(Instant.EPOCH);
			if (!now.equals(this.last)) {
				this.last = now;
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

}
