package org.malcolmconsole.simulator.api;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a workload that says how many pods it has.
 */
final class Scale {

	private Scale() {
	}

	static ObjectNode of(ObjectNode workload) {
		ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
		ObjectNode metadata = scale.putObject("metadata");
		for (String field : new String[] { "name", "namespace", "uid", "resourceVersion", "creationTimestamp" }) {
			metadata.set(field, Json.at(workload, "metadata", field));
		}
		int replicas = Json.at(workload, "spec", "replicas").asInt(0);
		ObjectNode spec = scale.putObject("spec");
		if (replicas > 0) {
			spec.put("replicas", replicas);
		}
		scale.putObject("status")
			.put("replicas", Json.at(workload, "status", "replicas").asInt(0))
			.put("selector", selector(workload));
		return scale;
	}

	/**
	 * Puts the number of a scale into a workload.
	 */
	static ObjectNode into(ObjectNode workload, JsonNode scale) {
		Json.make(workload, "spec").put("replicas", Json.at(scale, "spec", "replicas").asInt(0));
		return workload;
	}

	private static String selector(ObjectNode workload) {
		return String.join(",",
				Json.at(workload, "spec", "selector", "matchLabels")
					.properties()
					.stream()
					.map((entry) -> entry.getKey() + "=" + entry.getValue().asString(""))
					.toList());
	}

}
