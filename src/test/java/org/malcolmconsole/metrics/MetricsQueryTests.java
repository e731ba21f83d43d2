package org.malcolmconsole.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetricsQueryTests {

	private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

	@Test
	void meansAllThatIsKeptWhenNothingIsSaid() {
		MetricsQuery query = parse(null, null, null);
		assertThat(query.from()).isEqualTo(NOW.minus(Duration.ofHours(1)));
		assertThat(query.to()).isEqualTo(NOW);
		assertThat(query.step()).isZero();
		assertThat(query.wants(Subject.Kind.NODE, "any")).isTrue();
	}

	@Test
	void readsTimesWithZonesAndStepsWithUnits() {
		MetricsQuery query = parse("2026-01-31T10:30:00+01:00", "2026-01-31T09:45:00Z", "5m");
		assertThat(query.from()).isEqualTo(Instant.parse("2026-01-31T09:30:00Z"));
		assertThat(query.to()).isEqualTo(Instant.parse("2026-01-31T09:45:00Z"));
		assertThat(query.step()).isEqualTo(Duration.ofMinutes(5));
		assertThat(parse(null, null, "90").step()).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void wantsOnlyTheNamedNodesAndPods() {
		MetricsQuery query = MetricsQuery.parse(
				new MetricsParameters(null, null, null, List.of("node-1"), List.of("pod-a")), clock(),
				Duration.ofHours(1));
		assertThat(query.wants(Subject.Kind.NODE, "node-1")).isTrue();
		assertThat(query.wants(Subject.Kind.NODE, "pod-a")).isFalse();
		assertThat(query.wants(Subject.Kind.POD, "pod-a")).isTrue();
		assertThat(query.wants(Subject.Kind.POD, "pod-b")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "yesterday,,,from", ",soon,,to", ",,often,step", ",,0s,step", ",,2d,step",
			",,99999999999999999999d,step", "2026-01-31T10:00:00Z,2026-01-31T09:00:00Z,,from",
			"2025-01-31T10:00:00Z,,1s,step" })
	void refusesWhatMakesNoSense(@Nullable String from, @Nullable String to, @Nullable String step, String field) {
		assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> parse(from, to, step)).satisfies((ex) -> {
			assertThat(ex.getStatusCode().value()).isEqualTo(422);
			assertThat(errors(ex)).extracting(InvalidQuery.FieldError::field).containsExactly(field);
		});
	}

	@Test
	void namesEveryMistake() {
		assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> parse("a", "b", "c"))
			.satisfies((ex) -> assertThat(errors(ex)).extracting(InvalidQuery.FieldError::field)
				.containsExactlyInAnyOrder("from", "to", "step"));
	}

	@SuppressWarnings("unchecked")
	private static List<InvalidQuery.FieldError> errors(InvalidQuery problem) {
		Map<String, Object> properties = problem.getBody().getProperties();
		return (List<InvalidQuery.FieldError>) properties.get("errors");
	}

	private static MetricsQuery parse(@Nullable String from, @Nullable String to, @Nullable String step) {
		return MetricsQuery.parse(new MetricsParameters(from, to, step, null, null), clock(), Duration.ofHours(1));
	}

	private static Clock clock() {
		return Clock.fixed(NOW, ZoneOffset.UTC);
	}

}
