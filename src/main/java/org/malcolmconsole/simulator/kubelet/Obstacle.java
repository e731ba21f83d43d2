package org.malcolmconsole.simulator.kubelet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What keeps the containers of a pod from starting.
 *
 * @param reason as the container's state gives it
 * @param message null when there is no more to say
 * @param event the reason of the event
 * @param text the message of the event
 */
record Obstacle(String reason, @Nullable String message, String event, String text) {

	static Optional<Obstacle> of(Store store, ObjectNode pod) {
		for (ObjectNode volume : Json.objects(pod, "spec", "volumes")) {
			String missing = missing(store, pod, Json.at(volume, "configMap"), "name", Kinds.CONFIG_MAP)
					+ missing(store, pod, Json.at(volume, "secret"), "secretName", Kinds.SECRET);
			if (!missing.isEmpty()) {
				return Optional.of(new Obstacle("ContainerCreating", null, "FailedMount",
						"MountVolume.SetUp failed for volume \"%s\" : %s".formatted(Json.text(volume, "name"),
								missing)));
			}
		}
		for (ObjectNode container : containers(pod)) {
			for (ObjectNode source : sources(container)) {
				String missing = missing(store, pod, source.path("configMapRef"), "name", Kinds.CONFIG_MAP)
						+ missing(store, pod, source.path("secretRef"), "name", Kinds.SECRET)
						+ missing(store, pod, source.path("configMapKeyRef"), "name", Kinds.CONFIG_MAP)
						+ missing(store, pod, source.path("secretKeyRef"), "name", Kinds.SECRET);
				if (!missing.isEmpty()) {
					return Optional
						.of(new Obstacle("CreateContainerConfigError", missing, "Failed", "Error: " + missing));
				}
			}
		}
		return Optional.empty();
	}

	private static List<ObjectNode> containers(ObjectNode pod) {
		List<ObjectNode> all = new ArrayList<>(Json.objects(pod, "spec", "initContainers"));
		all.addAll(Json.objects(pod, "spec", "containers"));
		return all;
	}

	private static List<ObjectNode> sources(ObjectNode container) {
		List<ObjectNode> all = new ArrayList<>(Json.objects(container, "envFrom"));
		Json.objects(container, "env").forEach((variable) -> {
			if (variable.get("valueFrom") instanceof ObjectNode source) {
				all.add(source);
			}
		});
		return all;
	}

	private static String missing(Store store, ObjectNode pod, JsonNode reference, String field, Kind kind) {
		String name = Json.text(reference, field);
		if (name.isEmpty() || reference.path("optional").asBoolean(false)) {
			return "";
		}
		Key key = kind.key(Meta.namespace(pod), name);
		ObjectNode found = store.find(key);
		if (found == null) {
			return "%s \"%s\" not found".formatted(kind.name().toLowerCase(Locale.ROOT), name);
		}
		String wanted = Json.text(reference, "key");
		boolean there = wanted.isEmpty() || found.path("data").has(wanted) || found.path("binaryData").has(wanted);
		return there ? "" : "couldn't find key %s in %s %s/%s".formatted(wanted, kind.name(), key.namespace(), name);
	}

}
