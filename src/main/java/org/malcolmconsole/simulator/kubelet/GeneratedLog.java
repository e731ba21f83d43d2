package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A log that no line of is stored: each is made from its number.
 *
 * @param end null while the container runs
 * @param interval the usual pause between lines
 * @param numbered how many numbered lines it begins with
 */
record GeneratedLog(String id, String container, Instant start, @Nullable Instant end, Duration interval,
		int numbered) implements LogRun {

	private static final int KEPT = 20_000;

	private static final int OPENING = 12;

	private static final long OPENING_MILLIS = 130;

	@Override
	public boolean over() {
		return this.end != null;
	}

	@Override
	public long first(Instant now) {
		return Math.max(0, count(now) - KEPT);
	}

	@Override
	public long count(Instant now) {
		Instant until = (this.end != null && this.end.isBefore(now)) ? this.end : now;
		long low = 0;
		long high = 1;
		while (!at(high).isAfter(until)) {
			high *= 2;
		}
		while (low < high) {
			long middle = (low + high) / 2;
			if (at(middle).isAfter(until)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	@Override
	public Instant at(long number) {
		if (number < this.numbered) {
			return this.start.plusNanos(number * 1000);
		}
		long own = number - this.numbered;
		if (own < OPENING) {
			return this.start.plusMillis(OPENING_MILLIS * (own + 1));
		}
		long pause = this.interval.toNanos();
		long wander = Math.floorMod(hash(number), Math.max(1, pause / 2));
		return this.start.plusMillis(OPENING_MILLIS * OPENING).plusNanos((own - OPENING + 1) * pause + wander);
	}

	@Override
	public String text(long number) {
		if (number < this.numbered) {
			return "line %06d of %s".formatted(number + 1, this.container);
		}
		return Phrases.of(this.container).line(number - this.numbered, hash(number), at(number));
	}

	private long hash(long number) {
		long mixed = (this.id.hashCode() + number) * 0x9E3779B97F4A7C15L;
		return (mixed ^ mixed >>> 29) >>> 8;
	}

}
