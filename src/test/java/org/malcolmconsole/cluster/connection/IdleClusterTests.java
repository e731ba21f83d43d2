package org.malcolmconsole.cluster.connection;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Connection.Source;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.rest.Objects;
import org.malcolmconsole.cluster.rest.Rest;
import org.malcolmconsole.cluster.watch.WatchPace;
import org.malcolmconsole.simulator.Simulator;
import org.malcolmconsole.simulator.SimulatorProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** A cluster in which nothing happens wakes nobody, however often it is looked at. */
class IdleClusterTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));

	private final Simulator simulator = Simulator.start(SimulatorProperties.fast(), Clock.systemUTC(),
			new SecureRandom());

	private final Changes changes = new Changes();

	private final AtomicInteger calls = new AtomicInteger();

	private Session session;

	@BeforeEach
	void connect() {
		var access = Access.simulated(this.simulator.address(), this.simulator.token());
		this.session = new Session(new Target(access, Source.SIMULATED, null, "malcolm"),
				new WatchPace(Duration.ofDays(1), Duration.ofDays(1)), clock(), this.changes);
		Awaitility.await().until(() -> {
			var before = this.changes.number();
			beats(2);
			return before == this.changes.number() && !this.session.snapshot().stale();
		});
		this.changes.add(this.calls::incrementAndGet);
	}

	@AfterEach
	void end() {
		this.session.close();
		this.changes.close();
		this.simulator.close();
	}

	@Test
	void aHeartbeatThatFindsAllAsItWasWakesNobody() {
		var before = this.session.snapshot();
		beats(100);
		var after = this.session.snapshot();
		assertThat(after.number()).isEqualTo(before.number());
		assertThat(after.nodes()).as("not even copied").isSameAs(before.nodes()).isNotEmpty();
		assertThat(this.session.snapshot()).isSameAs(this.session.snapshot());
		assertThat(this.calls).hasValue(0);
	}

	@Test
	void aChangeHasItsNumberAndWakesAll() {
		var before = this.session.snapshot().number();
		new Objects(new Rest(this.session.clients()), "malcolm").apply(
				new Manifest(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "malcolm"))),
				ApplyMode.APPLY);
		beats(1);
		assertThat(this.session.snapshot().number()).isGreaterThan(before);
		assertThat(this.session.snapshot().namespace()).isNotNull();
		Awaitility.await().until(() -> this.calls.get() > 0);
	}

	@Test
	void anOutageIsOneChangeAndItsEndAnother() {
		this.simulator.silence();
		beats(1);
		assertThat(this.session.snapshot().stale()).isTrue();
		var silent = this.session.snapshot().number();
		Awaitility.await().until(() -> {
			var before = this.changes.number();
			beats(3);
			return before == this.changes.number();
		});
		assertThat(this.changes.number() - silent).as("changes while away").isLessThan(10);
		this.simulator.listen();
		Awaitility.await().until(() -> {
			beats(1);
			return !this.session.snapshot().stale();
		});
		assertThat(this.session.snapshot().number()).isGreaterThan(silent);
	}

	private void beats(int number) {
		for (int beat = 0; beat < number; beat++) {
			this.now.updateAndGet((before) -> before.plusSeconds(2));
			this.session.beat();
		}
	}

	private Clock clock() {
		return new Clock() {
			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return IdleClusterTests.this.now.get();
			}
		};
	}

}
