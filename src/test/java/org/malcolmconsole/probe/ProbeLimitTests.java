package org.malcolmconsole.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How many tests somebody may run. */
class ProbeLimitTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final ProbeLimit limit = new ProbeLimit(new Clock() {
		@Override
		public Instant instant() {
			return ProbeLimitTests.this.now.get();
		}

		@Override
		public java.time.ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}
	});

	@Test
	void twelveAMinuteForEachPerson() {
		for (int at = 0; at < 12; at++) {
			assertThat(this.limit.run("ada", () -> "done")).isEqualTo("done");
		}
		this.now.set(Instant.EPOCH.plusSeconds(20));
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.limit.run("ada", () -> "not this one"))
			.satisfies((ex) -> {
				assertThat(ex.getStatusCode().value()).isEqualTo(429);
				assertThat(ex.getHeaders().getFirst("Retry-After")).isEqualTo("41");
			});
		assertThat(this.limit.run("grace", () -> "done")).isEqualTo("done");
		this.now.set(Instant.EPOCH.plus(Duration.ofMinutes(1)));
		assertThat(this.limit.run("ada", () -> "done")).isEqualTo("done");
	}

	@Test
	void fourAtOnceAndATestThatFailsGivesItsPlaceBack() {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> nested(5));
		assertThat(nested(4)).isEqualTo("done");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.limit.run("d", () -> {
			throw new IllegalStateException();
		}));
		assertThat(nested(4)).isEqualTo("done");
	}

	private String nested(int deep) {
		return (deep == 0) ? "done" : this.limit.run("person " + deep, () -> nested(deep - 1));
	}

}
