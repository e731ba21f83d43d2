package org.malcolmconsole.simulator.kubelet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts together what a node reports of a pod.
 */
final class PodStatus {

	private final ObjectNode status;

	private final Instant now;

	PodStatus(ObjectNode pod, Instant now) {
		this.status = Json.make(pod, "status");
		this.now = now;
	}

	/**
	 * A pod whose volumes or variables can not be had.
	 */
	void blocked(ObjectNode pod, ContainerStatus report, Obstacle obstacle) {
		boolean init = !Json.objects(pod, "spec", "initContainers").isEmpty();
		list("initContainerStatuses", Json.array());
		list("containerStatuses", Json.array());
		for (ObjectNode container : Json.objects(pod, "spec", "initContainers")) {
			add("initContainerStatuses", container, report, "PodInitializing", null);
		}
		for (ObjectNode container : Json.objects(pod, "spec", "containers")) {
			add("containerStatuses", container, report, init ? "PodInitializing" : obstacle.reason(),
					init ? null : obstacle.message());
		}
		this.status.put("phase", "Pending");
		conditions(!init, false);
	}

	void scheduled(Schedule schedule, ContainerStatus report) {
		ArrayNode init = Json.array();
		schedule.of(true).forEach((slot) -> init.add(report.of(slot)));
		ArrayNode main = Json.array();
		schedule.of(false).forEach((slot) -> main.add(report.of(slot)));
		list("initContainerStatuses", init);
		list("containerStatuses", main);
		boolean initialized = schedule.of(true).stream().noneMatch((slot) -> this.now.isBefore(slot.settled()));
		boolean ready = Json.objects(main).stream().allMatch((container) -> container.path("ready").asBoolean(false));
		boolean started = Json.objects(main).stream().anyMatch((container) -> container.has("started"));
		this.status.put("phase", started ? "Running" : "Pending");
		conditions(initialized, ready);
	}

	/**
	 * The containers of a pod that comes to its end.
	 */
	void ending() {
		Json.objects(this.status, "containerStatuses").forEach((container) -> container.put("ready", false));
		condition("Ready", false, "ContainersNotReady");
		condition("ContainersReady", false, "ContainersNotReady");
	}

	void address(String host, String own) {
		Json.preset(this.status, "hostIP", host);
		Json.preset(this.status, "startTime", Meta.time(this.now));
		if (!this.status.has("hostIPs")) {
			this.status.putArray("hostIPs").addObject().put("ip", host);
		}
		if (!this.status.has("podIP")) {
			this.status.put("podIP", own).putArray("podIPs").addObject().put("ip", own);
		}
	}

	void condition(String type, boolean holds, String reason) {
		ArrayNode list = (this.status.get("conditions") instanceof ArrayNode there) ? there
				: this.status.putArray("conditions");
		ObjectNode condition = Json.objects(list)
			.stream()
			.filter((other) -> Json.text(other, "type").equals(type))
			.findFirst()
			.orElseGet(list::addObject);
		String text = holds ? "True" : "False";
		if (!Json.text(condition, "status").equals(text)) {
			condition.put("type", type).put("status", text).putNull("lastProbeTime");
			condition.put("lastTransitionTime", Meta.time(this.now));
		}
		if (holds) {
			condition.remove("reason");
			condition.remove("message");
		}
		else {
			condition.put("reason", reason);
		}
	}

	private void conditions(boolean initialized, boolean ready) {
		condition("PodReadyToStartContainers", true, "");
		condition("Initialized", initialized, "ContainersNotInitialized");
		condition("Ready", ready, "ContainersNotReady");
		condition("ContainersReady", ready, "ContainersNotReady");
	}

	private void add(String list, ObjectNode container, ContainerStatus report, String reason,
			@Nullable String message) {
		this.status.withArrayProperty(list)
			.add(report.waiting(Json.text(container, "name"), Json.text(container, "image"), reason, message));
	}

	private void list(String field, ArrayNode list) {
		if (list.isEmpty()) {
			this.status.remove(field);
		}
		else {
			this.status.set(field, list);
		}
	}

}
