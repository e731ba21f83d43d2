package org.malcolmconsole.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class HistoryTests {

	private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

	private final History history = new History(Duration.ofMinutes(10));

	@Test
	void keepsTheSamplesOfEachNodeAndPodInOrder() {
		sample(0, 1.0, "pod-a");
		sample(15, 2.0, "pod-a");
		assertThat(all()).extracting(Series::kind, Series::name)
			.containsExactly(tuple(Subject.Kind.NODE, "node-1"), tuple(Subject.Kind.POD, "pod-a"));
		assertThat(all().get(0).points()).extracting(Point::cores).containsExactly(1.0, 2.0);
	}

	@Test
	void forgetsSamplesThatAreTooOldAndPodsThatAreGone() {
		sample(0, 1.0, "gone");
		sample(300, 2.0, "stays");
		sample(900, 3.0, "stays");
		assertThat(all()).extracting(Series::name).containsExactly("node-1", "stays");
		assertThat(all().get(0).points()).extracting(Point::cores).containsExactly(2.0, 3.0);
	}

	@Test
	void readsATimeWithItsBeginningAndWithoutItsEnd() {
		sample(0, 1.0, "pod");
		sample(15, 2.0, "pod");
		sample(30, 3.0, "pod");
		List<Series> read = this.history.read(START.plusSeconds(15), START.plusSeconds(30),
				(subject) -> subject.name().equals("pod"));
		assertThat(read).singleElement()
			.satisfies((series) -> assertThat(series.points()).extracting(Point::cores).containsExactly(2.0));
	}

	@Test
	void averagesTheSamplesOfEachStepAndLeavesGapsOut() {
		sample(0, 1.0, "pod");
		sample(15, 3.0, "pod");
		sample(125, 5.0, "pod");
		Series averaged = all().get(0).averaged(START, Duration.ofMinutes(1));
		assertThat(averaged.points()).containsExactly(new Point(START, 2.0, 2000),
				new Point(START.plusSeconds(120), 5.0, 5000));
	}

	private List<Series> all() {
		return this.history.read(Instant.MIN, Instant.MAX, (subject) -> true);
	}

	private void sample(int second, double cores, String pod) {
		long bytes = (long) (cores * 1000);
		this.history.add(START.plusSeconds(second),
				new Use(true, null, START, List.of(new Use.NodeUse("node-1", cores, bytes)),
						List.of(new Use.PodUse(pod, cores, bytes, List.of()))));
	}

}
