package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a container that always crashes stands: it lives a moment, then waits longer from
 * time to time.
 *
 * @param restarts how often it was started again
 * @param running since when it runs; null while it waits
 * @param started when the last ended run began; null when none has ended
 * @param ended when it ended
 * @param pause how long it waits after that
 */
record Crash(int restarts, @Nullable Instant running, @Nullable Instant started, @Nullable Instant ended,
		Duration pause) {

	private static final Duration LONGEST = Duration.ofMinutes(5);

	/**
	 * The state at a time.
	 * @param first when it started for the first time
	 * @param life how long a run takes
	 * @param wait how long it waits at first, after a first restart at once
	 */
	static Crash at(Instant now, Instant first, Duration life, Duration wait) {
		Instant start = first;
		Instant before = null;
		Instant end = null;
		Duration pause = Duration.ZERO;
		int restarts = 0;
		while (!start.plus(life).isAfter(now)) {
			before = start;
			end = start.plus(life);
			if (end.plus(pause).isAfter(now)) {
				return new Crash(restarts, null, before, end, pause);
			}
			start = end.plus(pause);
			pause = longer(pause, wait);
			restarts++;
		}
		return new Crash(restarts, start, before, end, pause);
	}

	private static Duration longer(Duration pause, Duration first) {
		Duration twice = pause.isZero() ? first : pause.multipliedBy(2);
		return (twice.compareTo(LONGEST) < 0) ? twice : LONGEST;
	}

}
