package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a node reports of one container at a time.
 *
 * @param fault what the pod was told to fail with
 * @param step how long a step takes
 */
record ContainerStatus(Instant now, Fault fault, Duration step) {

	/**
	 * A container that can not start yet.
	 */
	ObjectNode waiting(String name, String image, String reason, @Nullable String message) {
		ObjectNode status = status(name, image, false, 0);
		ObjectNode state = status.putObject("state").putObject("waiting").put("reason", reason);
		if (message != null) {
			state.put("message", message);
		}
		return status;
	}

	ObjectNode of(Schedule.Slot slot) {
		if (slot.init()) {
			return init(slot);
		}
		if (this.now.isBefore(slot.pulling())) {
			return waiting(slot.name(), slot.image(), "PodInitializing", null);
		}
		if (this.fault == Fault.IMAGE_PULL) {
			return imagePull(slot);
		}
		if (this.now.isBefore(slot.started())) {
			return waiting(slot.name(), slot.image(), "ContainerCreating", null);
		}
		if (this.fault.crashes()) {
			return crash(slot);
		}
		boolean ready = this.fault == Fault.NONE && !this.now.isBefore(slot.settled());
		ObjectNode status = status(slot.name(), slot.image(), ready, 0).put("started", true);
		status.putObject("state").putObject("running").put("startedAt", Meta.time(slot.started()));
		return status;
	}

	private ObjectNode init(Schedule.Slot slot) {
		if (this.now.isBefore(slot.started())) {
			return waiting(slot.name(), slot.image(), "PodInitializing", null);
		}
		boolean ended = !this.now.isBefore(slot.settled());
		ObjectNode status = status(slot.name(), slot.image(), ended, 0).put("started", !ended);
		ObjectNode state = status.putObject("state");
		if (ended) {
			terminated(state, new End(0, "Completed"), slot.started(), slot.settled());
		}
		else {
			state.putObject("running").put("startedAt", Meta.time(slot.started()));
		}
		return status;
	}

	private ObjectNode imagePull(Schedule.Slot slot) {
		boolean early = this.now.isBefore(slot.started());
		return waiting(slot.name(), slot.image(), early ? "ErrImagePull" : "ImagePullBackOff",
				early ? "failed to pull and unpack image \"%s\": not found".formatted(slot.image())
						: "Back-off pulling image \"%s\"".formatted(slot.image()));
	}

	private ObjectNode crash(Schedule.Slot slot) {
		Crash crash = crashOf(slot);
		End end = (this.fault == Fault.OUT_OF_MEMORY) ? new End(137, "OOMKilled") : new End(1, "Error");
		ObjectNode status = status(slot.name(), slot.image(), false, crash.restarts());
		ObjectNode state = status.putObject("state");
		if (crash.running() != null) {
			status.put("started", true);
			state.putObject("running").put("startedAt", Meta.time(crash.running()));
		}
		else {
			status.put("started", false);
			state.putObject("waiting")
				.put("reason", "CrashLoopBackOff")
				.put("message", "back-off %ds restarting failed container=%s".formatted(crash.pause().toSeconds(),
						slot.name()));
		}
		if (crash.started() != null && crash.ended() != null) {
			terminated(Json.make(status, "lastState"), end, crash.started(), crash.ended());
		}
		return status;
	}

	Crash crashOf(Schedule.Slot slot) {
		return Crash.at(this.now, slot.started(), this.step, this.step.multipliedBy(5));
	}

	private static ObjectNode status(String name, String image, boolean ready, int restarts) {
		ObjectNode status = Json.object().put("name", name).put("image", image);
		status.put("imageID", "").put("ready", ready).put("restartCount", restarts);
		status.putObject("lastState");
		return status;
	}

	private static void terminated(ObjectNode state, End end, Instant from, Instant to) {
		state.putObject("terminated")
			.put("exitCode", end.code())
			.put("reason", end.reason())
			.put("startedAt", Meta.time(from))
			.put("finishedAt", Meta.time(to));
	}

	private record End(int code, String reason) {
	}

}
