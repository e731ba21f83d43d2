package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedLogTests {

	private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

	private final GeneratedLog log = new GeneratedLog("id", "opensearch-container", START, null, Duration.ofSeconds(2),
			5);

	@Test
	void linesGetLaterAndLaterAndAreAlwaysTheSame() {
		for (long i = 0; i < 2000; i++) {
			assertThat(this.log.at(i + 1)).isAfter(this.log.at(i));
			assertThat(this.log.text(i)).isEqualTo(this.log.text(i)).doesNotContain("\n", "%d", "%t").isNotBlank();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 4, 5, 17, 100, 12_345 })
	void countsTheLinesUpToEachOfThem(long number) {
		assertThat(this.log.count(this.log.at(number))).isEqualTo(number + 1);
		assertThat(this.log.count(this.log.at(number).minusNanos(1))).isEqualTo(number);
	}

	@Test
	void beginsWithNumberedLinesWhenToldSo() {
		assertThat(this.log.text(0)).isEqualTo("line 000001 of opensearch-container");
		assertThat(this.log.text(4)).startsWith("line 000005");
		assertThat(this.log.text(5)).doesNotStartWith("line ");
	}

	@Test
	void keepsTheNewestLinesOnly() {
		Instant later = START.plus(Duration.ofDays(30));
		assertThat(this.log.count(later)).isGreaterThan(1_000_000);
		assertThat(this.log.count(later) - this.log.first(later)).isEqualTo(20_000);
	}

	@Test
	void endsWithItsContainer() {
		GeneratedLog ended = new GeneratedLog("id", "x", START, START.plusSeconds(10), Duration.ofSeconds(2), 0);
		assertThat(ended.count(START.plusSeconds(1000))).isEqualTo(ended.count(START.plusSeconds(10)));
		assertThat(ended.over()).isTrue();
	}

}
