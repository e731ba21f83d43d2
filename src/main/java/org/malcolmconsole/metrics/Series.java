package org.malcolmconsole.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node or pod used over time, the oldest first.
 */
record Series(Subject.Kind kind, String name, List<Point> points) {

	/**
	 * One point for each step that has samples: their average, at the step's beginning.
	 */
	Series averaged(Instant from, Duration step) {
		SortedMap<Long, List<Point>> steps = new TreeMap<>();
		for (Point point : this.points) {
			long index = Duration.between(from, point.at()).toMillis() / step.toMillis();
			steps.computeIfAbsent(index, (missing) -> new ArrayList<>()).add(point);
		}
		List<Point> averages = new ArrayList<>();
		steps.forEach((index, inside) -> averages.add(average(from.plus(step.multipliedBy(index)), inside)));
		return new Series(this.kind, this.name, List.copyOf(averages));
	}

	private static Point average(Instant at, List<Point> points) {
		double cores = points.stream().mapToDouble(Point::cores).average().orElse(0);
		double bytes = points.stream().mapToLong(Point::memoryBytes).average().orElse(0);
		return new Point(at, cores, Math.round(bytes));
	}

}
