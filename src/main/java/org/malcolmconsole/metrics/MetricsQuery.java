package org.malcolmconsole.metrics;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * Which part of the history is wanted.
 *
 * @param from the first moment
 * @param to the moment after the last
 * @param step one point for each; zero for every sample
 * @param nodes names of nodes
 * @param pods names of pods; with neither, all are wanted
 */
record MetricsQuery(Instant from, Instant to, Duration step, List<String> nodes, List<String> pods) {

	private static final long MOST_POINTS = 2_000;

	/**
	 * Reads the parameters of a request.
	 * @throws InvalidQuery 422 with every mistake
	 */
	static MetricsQuery parse(MetricsParameters given, Clock clock, Duration kept) {
		List<InvalidQuery.FieldError> errors = new ArrayList<>();
		Instant now = clock.instant();
		Instant to = time("to", given.to(), now, errors);
		Instant from = time("from", given.from(), to.minus(kept), errors);
		Duration step = duration(given.step(), errors);
		if (errors.isEmpty() && !from.isBefore(to)) {
			errors.add(new InvalidQuery.FieldError("from", "The beginning has to be before the end."));
		}
		else if (errors.isEmpty() && !step.isZero() && Duration.between(from, to).dividedBy(step) > MOST_POINTS) {
			errors.add(new InvalidQuery.FieldError("step",
					"That makes more than %d points. Take a longer step or a shorter time.".formatted(MOST_POINTS)));
		}
		if (!errors.isEmpty()) {
			throw new InvalidQuery(errors);
		}
		return new MetricsQuery(from, to, step, given.nodes(), given.pods());
	}

	List<Series> of(History history) {
		List<Series> found = history.read(this.from, this.to, (subject) -> wants(subject.kind(), subject.name()));
		return this.step.isZero() ? found
				: found.stream().map((series) -> series.averaged(this.from, this.step)).toList();
	}

	/**
	 * Whether a node or pod is asked for.
	 */
	boolean wants(Subject.Kind kind, String name) {
		boolean all = this.nodes.isEmpty() && this.pods.isEmpty();
		return all || ((kind == Subject.Kind.NODE) ? this.nodes : this.pods).contains(name);
	}

	private static Instant time(String field, @Nullable String text, Instant usual,
			List<InvalidQuery.FieldError> errors) {
		if (text == null || text.isBlank()) {
			return usual;
		}
		try {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
		}
		catch (DateTimeException ex) {
			errors.add(new InvalidQuery.FieldError(field, "Write the time like 2026-01-31T14:05:00Z."));
			return usual;
		}
	}

	private static Duration duration(@Nullable String text, List<InvalidQuery.FieldError> errors) {
		if (text == null || text.isBlank()) {
			return Duration.ZERO;
		}
		try {
			Duration step = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
			if (step.compareTo(Duration.ofSeconds(1)) >= 0 && step.compareTo(Duration.ofDays(1)) <= 0) {
				return step;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			// said below
		}
		errors.add(new InvalidQuery.FieldError("step", "Write the step like 30s or 5m, from 1s to 1d."));
		return Duration.ZERO;
	}

}
