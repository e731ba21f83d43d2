package org.malcolmconsole.simulator.controller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells how far a deployment is.
 */
final class DeploymentStatus {

	private final Writer writer;

	private final Clock clock;

	DeploymentStatus(Writer writer, Clock clock) {
		this.writer = writer;
		this.clock = clock;
	}

	void report(ObjectNode deployment, @Nullable ObjectNode current, List<ObjectNode> old) {
		int updated = (current != null) ? Numbers.status(current, "replicas") : 0;
		int ready = sum(current, old, "readyReplicas");
		int total = sum(current, old, "replicas");
		int wanted = Numbers.replicas(deployment);
		this.writer.updateStatus(Key.of(Kinds.DEPLOYMENT, deployment), (object) -> {
			ObjectNode status = Json.make(object, "status");
			status.put("observedGeneration", Json.at(object, "metadata", "generation").asInt(0));
			Numbers.put(status, "replicas", total);
			Numbers.put(status, "updatedReplicas", updated);
			Numbers.put(status, "readyReplicas", ready);
			Numbers.put(status, "availableReplicas", ready);
			status.put("terminatingReplicas", sum(current, old, "terminatingReplicas"));
			Numbers.put(status, "unavailableReplicas", Math.max(0, Math.max(wanted, total) - ready));
			boolean enough = ready >= wanted - allowed(deployment, wanted);
			boolean complete = updated == wanted && total == wanted && ready >= wanted;
			conditions(object, enough, complete, (current != null) ? Meta.name(current) : "");
		});
	}

	private static int sum(@Nullable ObjectNode current, List<ObjectNode> old, String field) {
		int own = (current != null) ? Numbers.status(current, field) : 0;
		return own + old.stream().mapToInt((set) -> Numbers.status(set, field)).sum();
	}

	private static int allowed(ObjectNode deployment, int wanted) {
		return Numbers.part(Json.at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable"), wanted, false);
	}

	private void conditions(ObjectNode deployment, boolean enough, boolean complete, String set) {
		ObjectNode status = Json.make(deployment, "status");
		ArrayNode list = (status.get("conditions") instanceof ArrayNode there) ? there : status.putArray("conditions");
		put(list,
				enough ? new Condition("Available", "True", "MinimumReplicasAvailable",
						"Deployment has minimum availability.")
						: new Condition("Available", "False", "MinimumReplicasUnavailable",
								"Deployment does not have minimum availability."));
		if (complete) {
			put(list, new Condition("Progressing", "True", "NewReplicaSetAvailable",
					"ReplicaSet \"%s\" has successfully progressed.".formatted(set)));
		}
		else if (late(deployment, list)) {
			put(list, new Condition("Progressing", "False", "ProgressDeadlineExceeded",
					"ReplicaSet \"%s\" has timed out progressing.".formatted(set)));
		}
		else {
			put(list, new Condition("Progressing", "True", "ReplicaSetUpdated",
					"ReplicaSet \"%s\" is progressing.".formatted(set)));
		}
	}

	private boolean late(ObjectNode deployment, ArrayNode list) {
		int deadline = Json.at(deployment, "spec", "progressDeadlineSeconds").asInt(600);
		return Json.objects(list)
			.stream()
			.filter((condition) -> Json.text(condition, "type").equals("Progressing"))
			.filter((condition) -> !Json.text(condition, "reason").equals("NewReplicaSetAvailable"))
			.anyMatch((condition) -> Json.text(condition, "status").equals("False")
					|| Duration.between(Instant.parse(Json.text(condition, "lastUpdateTime")), this.clock.instant())
						.toSeconds() > deadline);
	}

	private void put(ArrayNode list, Condition wanted) {
		ObjectNode found = Json.objects(list)
			.stream()
			.filter((condition) -> Json.text(condition, "type").equals(wanted.type()))
			.findFirst()
			.orElseGet(list::addObject);
		if (Json.text(found, "reason").equals(wanted.reason())
				&& Json.text(found, "message").equals(wanted.message())) {
			return;
		}
		if (!Json.text(found, "status").equals(wanted.status())) {
			found.put("lastTransitionTime", Meta.now(this.clock));
		}
		found.put("type", wanted.type()).put("status", wanted.status());
		found.put("lastUpdateTime", Meta.now(this.clock));
		found.put("reason", wanted.reason()).put("message", wanted.message());
	}

	private record Condition(String type, String status, String reason, String message) {
	}

}
