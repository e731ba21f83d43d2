package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CrashTests {

	private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

	@Test
	void runsFirst() {
		Crash crash = at(5);
		assertThat(crash.running()).isEqualTo(START);
		assertThat(crash.ended()).isNull();
		assertThat(crash.restarts()).isZero();
	}

	@Test
	void isStartedAgainAtOnceAfterTheFirstTime() {
		Crash crash = at(15);
		assertThat(crash.running()).isEqualTo(START.plusSeconds(10));
		assertThat(crash.ended()).isEqualTo(START.plusSeconds(10));
		assertThat(crash.restarts()).isEqualTo(1);
	}

	@Test
	void waitsLongerFromTimeToTimeButNotForever() {
		assertThat(at(25).running()).isNull();
		assertThat(at(25).pause()).isEqualTo(Duration.ofSeconds(20));
		assertThat(at(41).restarts()).isEqualTo(2);
		assertThat(at(55).pause()).isEqualTo(Duration.ofSeconds(40));
		assertThat(at(36_000).pause()).isEqualTo(Duration.ofMinutes(5));
		assertThat(at(36_000).restarts()).isBetween(100, 130);
	}

	private static Crash at(int second) {
		return Crash.at(START.plusSeconds(second), START, Duration.ofSeconds(10), Duration.ofSeconds(20));
	}

}
