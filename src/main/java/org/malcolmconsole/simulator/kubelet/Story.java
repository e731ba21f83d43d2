package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * The events on a pod's way.
 */
final class Story {

	private static final int RESTARTS = 3;

	private final List<Event> events = new ArrayList<>();

	private Story() {
	}

	static List<Event> of(ObjectNode pod, Instant begin, Duration step) {
		Story story = new Story();
		Fault fault = Fault.of(pod);
		for (Schedule.Slot slot : Schedule.of(pod, begin, step).containers()) {
			story.add(slot.pulling(), "Pulling", "Pulling image \"%s\"".formatted(slot.image()));
			if (fault == Fault.IMAGE_PULL && !slot.init()) {
				story.imagePull(slot);
				continue;
			}
			long millis = Duration.between(slot.pulling(), slot.started()).toMillis();
			story.add(slot.started(), "Pulled",
					"Successfully pulled image \"%s\" in %dms".formatted(slot.image(), millis));
			story.start(slot, slot.started());
			if (fault.crashes() && !slot.init()) {
				story.crash(slot, step);
			}
			if (fault == Fault.NEVER_READY && !slot.init()) {
				story.warn(slot.settled(), "Unhealthy",
						"Readiness probe failed: the container was told not to get ready");
			}
		}
		return story.events;
	}

	private void start(Schedule.Slot slot, Instant at) {
		add(at, "Created", "Created container: " + slot.name());
		add(at, "Started", "Started container " + slot.name());
	}

	private void imagePull(Schedule.Slot slot) {
		warn(slot.started(), "Failed",
				"Failed to pull image \"%s\": failed to pull and unpack image: not found".formatted(slot.image()));
		warn(slot.started(), "Failed", "Error: ErrImagePull");
		add(slot.settled(), "BackOff", "Back-off pulling image \"%s\"".formatted(slot.image()));
		warn(slot.settled(), "Failed", "Error: ImagePullBackOff");
	}

	private void crash(Schedule.Slot slot, Duration step) {
		Instant start = slot.started().plus(step);
		start(slot, start);
		Duration wait = step.multipliedBy(5);
		for (int i = 0; i < RESTARTS; i++) {
			warn(start.plus(step), "BackOff", "Back-off restarting failed container %s".formatted(slot.name()));
			start = start.plus(step).plus(wait);
			wait = wait.multipliedBy(2);
			start(slot, start);
		}
	}

	private void add(Instant at, String reason, String message) {
		this.events.add(new Event(at, false, reason, message));
	}

	private void warn(Instant at, String reason, String message) {
		this.events.add(new Event(at, true, reason, message));
	}

	/**
	 * Something that a node tells of a pod at a time.
	 */
	record Event(Instant at, boolean warning, String reason, String message) {
	}

}
