package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.node.ObjectNode;

/**
 * When which container of a pod is pulled, starts, ends and becomes ready.
 *
 * @param containers the init containers first
 */
record Schedule(List<Slot> containers) {

	private static final Pattern SECONDS = Pattern.compile("(\\d+)(ms|s|m)");

	/**
	 * Plans a pod that begins now.
	 */
	static Schedule of(ObjectNode pod, Instant begin, Duration step) {
		List<Slot> slots = new ArrayList<>();
		Instant next = begin;
		for (ObjectNode container : Json.objects(pod, "spec", "initContainers")) {
			Instant started = next.plus(Pace.around(step, Meta.name(pod) + Json.text(container, "image")));
			Instant ended = started.plus(Pace.around(step.dividedBy(2), Json.text(container, "name")));
			slots
				.add(new Slot(Json.text(container, "name"), Json.text(container, "image"), true, next, started, ended));
			next = ended;
		}
		for (ObjectNode container : Json.objects(pod, "spec", "containers")) {
			Instant started = next.plus(Pace.around(step, Json.text(container, "image")));
			Instant ready = started.plus(Pace.around(step, Meta.name(pod))).plus(delay(pod));
			slots.add(
					new Slot(Json.text(container, "name"), Json.text(container, "image"), false, next, started, ready));
			next = started;
		}
		return new Schedule(slots);
	}

	/**
	 * What the annotation {@code test/ready-after} asks for.
	 */
	static Duration delay(ObjectNode pod) {
		Matcher asked = SECONDS.matcher(Meta.annotation(pod, "test/ready-after"));
		if (!asked.matches()) {
			return Duration.ZERO;
		}
		long number = Long.parseLong(asked.group(1));
		return switch (asked.group(2)) {
			case "ms" -> Duration.ofMillis(number);
			case "m" -> Duration.ofMinutes(number);
			default -> Duration.ofSeconds(number);
		};
	}

	/**
	 * Whether nothing is to come any more.
	 */
	boolean over(Instant now) {
		return this.containers.stream().noneMatch((slot) -> now.isBefore(slot.settled()));
	}

	List<Slot> of(boolean init) {
		return this.containers.stream().filter((slot) -> slot.init() == init).toList();
	}

	/**
	 * The times of one container.
	 *
	 * @param settled when an init container ends, or another one becomes ready
	 */
	record Slot(String name, String image, boolean init, Instant pulling, Instant started, Instant settled) {
	}

}
