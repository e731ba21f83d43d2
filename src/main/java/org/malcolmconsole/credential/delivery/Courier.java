package org.malcolmconsole.credential.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.credential.delivery.Delivery.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs errands, one after the other: at once when something was changed, and again when
 * the pods that they are for have come up.
 */
@Component
public class Courier implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Courier.class);

	private static final int PATIENCE_SECONDS = 10;

	private static final int AGAIN_SECONDS = 15;

	private final List<Errand> errands;

	private final Cluster cluster;

	private final RunningPods pods;

	private final Clock clock;

	private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> tried = new ConcurrentHashMap<>();

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile @Nullable ExecutorService thread;

	private volatile Runnable unwatch = () -> {
	};

	Courier(List<Errand> errands, Cluster cluster, RunningPods pods, Clock clock) {
		this.errands = List.copyOf(errands);
		this.cluster = cluster;
		this.pods = pods;
		this.clock = clock;
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "courier");
			thread.setDaemon(true);
			return thread;
		});
		this.thread = started;
		// what failed for a passing reason is tried again although nothing changes
		started.scheduleWithFixedDelay(this::lookSoon, AGAIN_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
		this.unwatch = this.cluster.onChange(this::lookSoon);
		lookSoon();
	}

	@Override
	public void stop() {
		this.unwatch.run();
		ExecutorService running = this.thread;
		this.thread = null;
		if (running != null) {
			running.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** How far an errand is. */
	public Delivery of(String id) {
		Delivery known = this.deliveries.get(id);
		boolean dropped = known != null && known.open() && !errand(id).waits();
		return (known == null || dropped) ? delivery(State.NOTHING, "Nothing has to be brought.") : known;
	}

	/**
	 * Runs an errand now, and waits some seconds for its end.
	 * @return how far it is then
	 */
	public Delivery send(String id) {
		ExecutorService running = this.thread;
		if (running == null) {
			return of(id);
		}
		try {
			Future<?> end = running.submit(() -> runWhatWaits(errand(id)));
			end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (TimeoutException | RejectedExecutionException ex) {
			logger.debug("The errand {} takes longer", id);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		return of(id);
	}

	/** It may have been seen and done just before. */
	private void runWhatWaits(Errand errand) {
		if (errand.waits()) {
			run(errand);
		}
	}

	private Errand errand(String id) {
		return this.errands.stream().filter((errand) -> errand.id().equals(id)).findFirst().orElseThrow();
	}

	/** Many changes of the cluster are looked at once. */
	private void lookSoon() {
		ExecutorService running = this.thread;
		if (running != null && this.looking.compareAndSet(false, true)) {
			try {
				running.execute(this::look);
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Stopped meanwhile");
			}
		}
	}

	private void look() {
		this.looking.set(false);
		for (Errand errand : this.errands) {
			if (!errand.waits()) {
				continue;
			}
			Set<String> ready = this.pods.ids(errand.deployments());
			boolean news = !ready.isEmpty() && !ready.equals(this.tried.get(errand.id()));
			if (news && !this.cluster.snapshot().stale()) {
				run(errand);
			}
			else {
				this.deliveries.computeIfAbsent(errand.id(), (id) -> delivery(State.WAITING,
						"A change has not arrived in Malcolm's pods yet; it is brought when they run."));
			}
		}
	}

	private void run(Errand errand) {
		this.tried.put(errand.id(), this.pods.ids(errand.deployments()));
		this.deliveries.put(errand.id(), delivery(State.UNDER_WAY, "It is being brought into Malcolm's pods."));
		this.deliveries.put(errand.id(), attempt(errand));
	}

	private Delivery attempt(Errand errand) {
		try {
			return delivery(State.ARRIVED, errand.run());
		}
		catch (NotYet ex) {
			return delivery(State.WAITING, String.valueOf(ex.getMessage()));
		}
		catch (DeliveryFailed ex) {
			return delivery(State.FAILED, String.valueOf(ex.getMessage()));
		}
		catch (ClusterException ex) {
			boolean later = ex.temporary() || ex.reason() == Reason.NOT_CONFIGURED;
			if (later) {
				this.tried.remove(errand.id());
			}
			return delivery(later ? State.WAITING : State.FAILED,
					"The change is saved, but has not arrived in Malcolm's pods: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("The errand {} failed", errand.id(), ex);
			return delivery(State.FAILED,
					"The change is saved, but could not be brought to Malcolm. The log of the console says more.");
		}
	}

	private Delivery delivery(State state, String detail) {
		return new Delivery(state, detail, this.clock.instant());
	}

}
