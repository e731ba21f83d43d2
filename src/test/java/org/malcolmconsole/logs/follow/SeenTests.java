package org.malcolmconsole.logs.follow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.malcolmconsole.cluster.LogLine;

import static org.assertj.core.api.Assertions.assertThat;

class SeenTests {

	private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

	@RepeatedTest(300)
	void everyLineIsNewOnceHoweverOftenTheLogBreaks(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		List<LogLine> log = log(random, 400);
		int tail = random.nextBoolean() ? log.size() : unmistakableTail(log, 1 + random.nextInt(log.size()));
		List<LogLine> expected = log.subList(log.size() - tail, log.size());
		Seen seen = new Seen();
		List<LogLine> read = new ArrayList<>();
		int end = log.size() - tail + random.nextInt(tail + 1);
		read(seen, log.subList(log.size() - tail, end), read);
		while (end < log.size()) {
			int begin = Math.max(0, end - random.nextInt(30));
			end = Math.min(log.size(), end + random.nextInt(120));
			Instant since = seen.reopenAt();
			if (since == null) {
				seen.reopened();
				read(seen, log.subList(log.size() - tail, end), read);
			}
			else {
				seen.reopened();
				int reached = Math.max(begin, 0);
				read(seen, from(log.subList(0, random.nextBoolean() ? end : reached), since), read);
			}
		}
		seen.reopened();
		Instant since = seen.reopenAt();
		read(seen, (since != null) ? from(log, since) : expected, read);
		assertThat(read).isEqualTo(expected);
	}

	@Test
	void linesThatAreEqualInTimeAndTextAreToldApartByTheirNumber() {
		LogLine line = new LogLine(START, "same", false);
		Seen seen = new Seen();
		List<LogLine> read = new ArrayList<>();
		read(seen, List.of(line, line, line), read);
		seen.reopened();
		read(seen, List.of(line, line, line, line, line), read);
		seen.reopened();
		read(seen, List.of(line, line), read);
		assertThat(read).hasSize(5);
	}

	@Test
	void aLineOfASlowerStreamThatCameTooLateIsStillNew() {
		Seen seen = new Seen();
		List<LogLine> read = new ArrayList<>();
		LogLine first = new LogLine(START, "first", false);
		LogLine out = new LogLine(START.plusMillis(2001), "out", false);
		LogLine err = new LogLine(START.plusMillis(1999), "err", false);
		read(seen, List.of(first, out), read);
		assertThat(seen.reopenAt()).isBefore(err.timestamp());
		seen.reopened();
		read(seen, List.of(out, err), read);
		assertThat(read).containsExactly(first, out, err);
	}

	@Test
	void remembersOnlyWhatCanComeAgain() {
		Seen seen = new Seen();
		for (int i = 0; i < 100_000; i++) {
			seen.isNew(new LogLine(START.plusMillis(i), "line", false));
		}
		assertThat(seen.remembered()).isLessThan(2001);
	}

	private static void read(Seen seen, List<LogLine> lines, List<LogLine> read) {
		lines.stream().filter(seen::isNew).forEach(read::add);
	}

	private static List<LogLine> from(List<LogLine> log, Instant since) {
		return log.stream().filter((line) -> !line.timestamp().isBefore(since)).toList();
	}

	/**
	 * A tail whose first line has no twin right before it: nobody could tell them apart.
	 */
	private static int unmistakableTail(List<LogLine> log, int tail) {
		int first = log.size() - tail;
		while (first > 0 && log.subList(0, first).contains(log.get(first))) {
			first--;
		}
		return log.size() - first;
	}

	/** Ascending times, many equal, few texts. */
	private static List<LogLine> log(Random random, int lines) {
		List<LogLine> log = new ArrayList<>();
		Instant time = START;
		for (int i = 0; i < lines; i++) {
			if (random.nextInt(3) > 0) {
				time = time.plus(random.nextInt(400), ChronoUnit.MILLIS).plusNanos(random.nextInt(3));
			}
			log.add(new LogLine(time, "text " + random.nextInt(3), false));
		}
		return log;
	}

}
