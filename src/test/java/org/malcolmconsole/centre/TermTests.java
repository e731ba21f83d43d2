package org.malcolmconsole.centre;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Warnings begin 30 and 7 days before the end.
 */
class TermTests {

	private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "P31D, VALID", "P30DT1S, VALID", "P30D, ENDING", "P8D, ENDING", "P7DT1S, ENDING", "P7D, URGENT",
			"PT1S, URGENT", "PT0S, EXPIRED", "-P1D, EXPIRED" })
	void theTermFollowsFromWhatIsLeft(Duration left, Term expected) {
		assertThat(Term.of(NOW.minus(Duration.ofDays(400)), NOW.plus(left), NOW)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "PT1S, EARLY", "PT0S, VALID" })
	void whatHasNotBegunIsNotValid(Duration wait, Term expected) {
		assertThat(Term.of(NOW.plus(wait), NOW.plus(Duration.ofDays(100)), NOW)).isEqualTo(expected);
	}

}
