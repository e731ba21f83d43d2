package org.malcolmconsole.deployment.board;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Usage;

/**
 * Asks for CPU and memory use now and then, so that a status never waits for it.
 */
@Component
class UsageSampler implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(UsageSampler.class);

	private static final int SECONDS = 10;

	private final Cluster cluster;

	private volatile Optional<Usage> latest = Optional.empty();

	private volatile @Nullable ScheduledExecutorService thread;

	UsageSampler(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * What was in use at most some seconds ago; empty without a metrics API.
	 */
	Optional<Usage> latest() {
		return this.latest;
	}

	@Override
	public void start() {
		ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread sampler = new Thread(task, "status-usage");
			sampler.setDaemon(true);
			return sampler;
		});
		executor.scheduleWithFixedDelay(this::sample, 0, SECONDS, TimeUnit.SECONDS);
		this.thread = executor;
	}

	private void sample() {
		try {
			this.latest = this.cluster.connection().connected() ? this.cluster.usage() : Optional.empty();
		}
		catch (RuntimeException ex) {
			log.debug("No usage this time", ex);
			this.latest = Optional.empty();
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService executor = this.thread;
		this.thread = null;
		if (executor != null) {
			executor.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
