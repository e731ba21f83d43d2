package org.malcolmconsole.simulator.kubelet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a node remembers of a pod.
 */
final class PodRun {

	private final String address;

	private final List<Story.Event> story = new ArrayList<>();

	private @Nullable Schedule schedule;

	private @Nullable Instant ending;

	private @Nullable Obstacle obstacle;

	private long settled;

	PodRun(String address) {
		this.address = address;
	}

	String address() {
		return this.address;
	}

	void begin(Schedule planned, List<Story.Event> events) {
		this.schedule = planned;
		this.story.addAll(events);
	}

	@Nullable Schedule schedule() {
		return this.schedule;
	}

	void end(Instant at) {
		this.ending = at;
	}

	@Nullable Instant ending() {
		return this.ending;
	}

	/**
	 * Whether this is not what held the pod back a moment ago.
	 */
	boolean isNew(Obstacle found) {
		boolean fresh = !found.equals(this.obstacle);
		this.obstacle = found;
		return fresh;
	}

	/**
	 * Remembers that this version of the pod is as it will stay.
	 */
	void settle(long version) {
		this.settled = version;
	}

	boolean isSettled(long version) {
		return this.settled == version;
	}

	/**
	 * The events whose time has come, once each.
	 */
	List<Story.Event> due(Instant now) {
		if (this.story.isEmpty()) {
			return List.of();
		}
		List<Story.Event> due = this.story.stream().filter((event) -> !event.at().isAfter(now)).toList();
		this.story.removeAll(due);
		return due;
	}

}
