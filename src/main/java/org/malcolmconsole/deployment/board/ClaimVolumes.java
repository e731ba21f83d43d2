package org.malcolmconsole.deployment.board;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * Looks every half minute at the volumes behind our claims, one by one: a watch would
 * bring those of the whole cluster.
 */
@Component
class ClaimVolumes implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ClaimVolumes.class);

	private static final long PAUSE_SECONDS = 30;

	private final Cluster cluster;

	private final ApplicationEventPublisher events;

	private volatile Map<String, Volume> known = Map.of();

	private volatile @Nullable ScheduledExecutorService thread;

	ClaimVolumes(Cluster cluster, ApplicationEventPublisher events) {
		this.cluster = cluster;
		this.events = events;
	}

	/** The volumes that may be read, by name, as they were last seen. */
	Map<String, Volume> known() {
		return this.known;
	}

	void look() {
		try {
			Map<String, Volume> found = new TreeMap<>();
			for (Claim claim : this.cluster.snapshot().claims()) {
				String name = claim.volume();
				if (name != null && !name.isEmpty()) {
					volume(name).ifPresent((volume) -> found.put(name, volume));
				}
			}
			boolean news = !found.equals(this.known);
			this.known = Map.copyOf(found);
			if (news) {
				this.events.publishEvent(new Seen());
			}
		}
		catch (ClusterException ex) {
			log.debug("The volumes can't be looked at now", ex);
		}
		catch (RuntimeException ex) {
			log.warn("The volumes can't be looked at now", ex);
		}
	}

	private Optional<Volume> volume(String name) {
		try {
			return this.cluster.get(new ObjectRef("v1", "PersistentVolume", null, name)).map(Volume::of);
		}
		catch (ClusterException ex) {
			if (ex.reason() == Reason.FORBIDDEN) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	@Override
	public void start() {
		ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "claim volumes");
			thread.setDaemon(true);
			return thread;
		});
		fresh.scheduleWithFixedDelay(this::look, 3, PAUSE_SECONDS, TimeUnit.SECONDS);
		this.thread = fresh;
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

	/**
	 * What decides about the data behind a claim.
	 *
	 * @param policy reclaim policy
	 * @param deleted when the volume was told to go, null when it was not
	 */
	record Volume(String policy, @Nullable Instant deleted) {

		static Volume of(Manifest volume) {
			return new Volume(volume.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain"),
					volume.text("metadata", "deletionTimestamp").map(Volume::time).orElse(null));
		}

		private static Instant time(String text) {
			try {
				return Instant.parse(text);
			}
			catch (DateTimeParseException ex) {
				return Instant.EPOCH;
			}
		}

	}

	/**
	 * The volumes are others than before.
	 */
	record Seen() {
	}

}
