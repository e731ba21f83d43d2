package org.malcolmconsole.simulator.kubelet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A log whose lines were given; of too many the oldest go.
 */
final class WrittenLog implements LogRun {

	private static final int KEPT = 100_000;

	private final String id;

	private final List<Line> lines = new ArrayList<>();

	private long forgotten;

	WrittenLog(String id) {
		this.id = id;
	}

	synchronized void add(Instant at, List<String> texts) {
		for (String text : texts) {
			Line last = this.lines.isEmpty() ? null : this.lines.get(this.lines.size() - 1);
			boolean later = last == null || at.isAfter(last.at());
			this.lines.add(new Line((later || last == null) ? at : last.at().plusNanos(1000), text));
		}
		if (this.lines.size() > KEPT) {
			List<Line> oldest = this.lines.subList(0, this.lines.size() - KEPT / 2);
			this.forgotten += oldest.size();
			oldest.clear();
		}
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public boolean over() {
		return false;
	}

	@Override
	public synchronized long first(Instant now) {
		return this.forgotten;
	}

	@Override
	public synchronized long count(Instant now) {
		int low = 0;
		int high = this.lines.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.lines.get(middle).at().isAfter(now)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return this.forgotten + low;
	}

	@Override
	public synchronized Instant at(long number) {
		return line(number).at();
	}

	@Override
	public synchronized String text(long number) {
		return line(number).text();
	}

	private Line line(long number) {
		return this.lines.get((int) Math.max(0, number - this.forgotten));
	}

	private record Line(Instant at, String text) {
	}

}
