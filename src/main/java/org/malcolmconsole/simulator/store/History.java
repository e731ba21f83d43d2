package org.malcolmconsole.simulator.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest changes, for watches that go on after a pause.
 */
final class History {

	private final Deque<Change> changes = new ArrayDeque<>();

	private final int limit;

	private long forgotten;

	History(int limit, long start) {
		this.limit = limit;
		this.forgotten = start;
	}

	void add(Change change) {
		this.changes.add(change);
		if (this.changes.size() > this.limit) {
			this.forgotten = this.changes.remove().version();
		}
	}

	/**
	 * What came after a version.
	 * @throws Failure 410 when that is no longer known
	 */
	List<Change> after(long version) {
		if (version < this.forgotten) {
			throw Failure.expired("too old resource version: %d (%d)".formatted(version, this.forgotten));
		}
		return this.changes.stream().filter((change) -> change.version() > version).toList();
	}

}
