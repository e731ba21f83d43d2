package org.malcolmconsole.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The samples of the last time, by node and pod; safe for use by several threads.
 */
class History {

	private final Map<Subject, Deque<Point>> samples = new LinkedHashMap<>();

	private final Duration kept;

	/**
	 * An empty history.
	 * @param kept how long a sample stays
	 */
	History(Duration kept) {
		this.kept = kept;
	}

	/**
	 * Adds a sample and forgets what is too old, and nodes and pods with it.
	 */
	synchronized void add(Instant at, Use use) {
		use.nodes()
			.forEach((node) -> add(new Subject(Subject.Kind.NODE, node.name()),
					new Point(at, node.cores(), node.memoryBytes())));
		use.pods()
			.forEach((pod) -> add(new Subject(Subject.Kind.POD, pod.name()),
					new Point(at, pod.cores(), pod.memoryBytes())));
		Instant oldest = at.minus(this.kept);
		this.samples.values().forEach((points) -> points.removeIf((point) -> point.at().isBefore(oldest)));
		this.samples.values().removeIf(Deque::isEmpty);
	}

	/**
	 * Forgets everything, for example because it is another cluster now.
	 */
	synchronized void clear() {
		this.samples.clear();
	}

	/**
	 * The samples from a time up to, not with, another, of subjects that are wanted; who
	 * has none is left out.
	 */
	synchronized List<Series> read(Instant from, Instant to, Predicate<Subject> wanted) {
		List<Series> found = new ArrayList<>();
		this.samples.forEach((subject, points) -> {
			List<Point> inside = points.stream()
				.filter((point) -> !point.at().isBefore(from) && point.at().isBefore(to))
				.toList();
			if (wanted.test(subject) && !inside.isEmpty()) {
				found.add(new Series(subject.kind(), subject.name(), inside));
			}
		});
		return found;
	}

	private void add(Subject subject, Point point) {
		this.samples.computeIfAbsent(subject, (missing) -> new ArrayDeque<>()).add(point);
	}

}
