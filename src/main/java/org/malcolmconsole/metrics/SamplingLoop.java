package org.malcolmconsole.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * One thread that samples now and then while the application runs; a slow cluster delays
 * the next sample, it never piles up work.
 */
class SamplingLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SamplingLoop.class);

	private final Sampler sampler;

	private final Duration interval;

	private volatile @Nullable ScheduledExecutorService thread;

	SamplingLoop(Sampler sampler, Duration interval) {
		this.sampler = sampler;
		this.interval = interval;
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread made = new Thread(work, "metrics-sampler");
			made.setDaemon(true);
			return made;
		});
		started.scheduleWithFixedDelay(this::sample, 0, this.interval.toMillis(), TimeUnit.MILLISECONDS);
		this.thread = started;
	}

	@Override
	public void stop() {
		ScheduledExecutorService running = this.thread;
		this.thread = null;
		if (running != null) {
			running.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	private void sample() {
		try {
			this.sampler.sample();
		}
		catch (RuntimeException ex) {
			// an exception would end the sampling for good
			logger.warn("Sampling CPU and memory failed and will be tried again", ex);
		}
	}

}
