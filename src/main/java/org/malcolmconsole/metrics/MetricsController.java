package org.malcolmconsole.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The figures for automation.
 */
@RestController
class MetricsController {

	private final Metrics metrics;

	private final History history;

	private final MetricsProperties properties;

	private final Clock clock;

	MetricsController(Metrics metrics, History history, MetricsProperties properties, Clock clock) {
		this.metrics = metrics;
		this.history = history;
		this.properties = properties;
		this.clock = clock;
	}

	@GetMapping("/api/v1/metrics")
	@PreAuthorize("hasRole('VIEWER')")
	Answer metrics(@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to, @RequestParam(required = false) @Nullable String step,
			@RequestParam(required = false) @Nullable List<String> node,
			@RequestParam(required = false) @Nullable List<String> pod) {
		MetricsParameters parameters = new MetricsParameters(from, to, step, node, pod);
		MetricsQuery query = MetricsQuery.parse(parameters, this.clock, this.properties.kept());
		Use now = this.metrics.now();
		List<Use.NodeUse> nodes = now.nodes()
			.stream()
			.filter((one) -> query.wants(Subject.Kind.NODE, one.name()))
			.toList();
		List<Use.PodUse> pods = now.pods().stream().filter((one) -> query.wants(Subject.Kind.POD, one.name())).toList();
		return new Answer(now.available(), now.reason(), now.asOf(), nodes, pods,
				parameters.history() ? Range.of(query, this.history) : null);
	}

	/**
	 * The latest figures, and those over time when they were asked for.
	 */
	record Answer(boolean available, @Nullable String reason, @Nullable Instant asOf, List<Use.NodeUse> nodes,
			List<Use.PodUse> pods, @Nullable Range history) {
	}

	/**
	 * Figures over time.
	 *
	 * @param stepSeconds null for every sample as it was taken
	 */
	record Range(Instant from, Instant to, @Nullable Long stepSeconds, List<Series> series) {

		static Range of(MetricsQuery query, History history) {
			return new Range(query.from(), query.to(), query.step().isZero() ? null : query.step().toSeconds(),
					query.of(history));
		}

	}

}
