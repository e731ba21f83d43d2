package org.malcolmconsole.centre;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Measures the seconds until each certificate ends; which certificates there are is
 * looked up now and then.
 */
@Component
class CertificateGauge implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(CertificateGauge.class);

	private static final int SECONDS = 30;

	private final Centre centre;

	private final Clock clock;

	private final MultiGauge gauge;

	private volatile @Nullable ScheduledExecutorService thread;

	CertificateGauge(Centre centre, Clock clock, MeterRegistry registry) {
		this.centre = centre;
		this.clock = clock;
		this.gauge = MultiGauge.builder("malcolm.certificate.expiry")
			.description("Time until a certificate ends, negative when it is over")
			.baseUnit("seconds")
			.register(registry);
	}

	@Override
	public void start() {
		ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread sampler = new Thread(task, "certificate-gauge");
			sampler.setDaemon(true);
			return sampler;
		});
		executor.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
		this.thread = executor;
	}

	void look() {
		try {
			this.gauge.register(this.centre.glance().stream().map(this::row).toList(), true);
		}
		catch (RuntimeException ex) {
			log.debug("No certificates this time", ex);
		}
	}

	private Row<?> row(Entry entry) {
		Instant end = entry.facts().notAfter();
		return Row.of(Tags.of("certificate", entry.id()), end,
				(moment) -> Duration.between(this.clock.instant(), moment).toSeconds());
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
