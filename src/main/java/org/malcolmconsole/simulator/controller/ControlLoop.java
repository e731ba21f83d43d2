package org.malcolmconsole.simulator.controller;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs all controllers in turn.
 */
public final class ControlLoop implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ControlLoop.class);

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread made = new Thread(work, "simulator-controllers");
		made.setDaemon(true);
		return made;
	});

	private final List<Controller> controllers;

	/**
	 * Begins at once.
	 * @param tick the pause between two rounds
	 */
	public ControlLoop(List<Controller> controllers, Duration tick) {
		this.controllers = controllers;
		this.thread.scheduleWithFixedDelay(this::round, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	private void round() {
		for (Controller controller : this.controllers) {
			try {
				controller.reconcile();
			}
			catch (RuntimeException ex) {
				logger.warn("A controller of the simulated cluster failed and will try again", ex);
			}
		}
	}

}
