package org.malcolmconsole.simulator.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the values of a field are put together: which lists are maps by key or sets, and
 * which values count as a whole.
 */
final class Shape {

	private static final Map<String, List<String>> LIST_KEYS = Map.ofEntries(Map.entry("containers", List.of("name")),
			Map.entry("initContainers", List.of("name")), Map.entry("ephemeralContainers", List.of("name")),
			Map.entry("env", List.of("name")), Map.entry("volumes", List.of("name")),
			Map.entry("imagePullSecrets", List.of("name")), Map.entry("secrets", List.of("name")),
			Map.entry("volumeMounts", List.of("mountPath")), Map.entry("volumeDevices", List.of("devicePath")),
			Map.entry("hostAliases", List.of("ip")), Map.entry("conditions", List.of("type")),
			Map.entry("ownerReferences", List.of("uid")), Map.entry("podIPs", List.of("ip")),
			Map.entry("hostIPs", List.of("ip")), Map.entry("addresses", List.of("type")),
			Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
			Map.entry("resourceClaims", List.of("name")));

	private static final Set<String> WHOLE = Set.of("selector", "nodeSelector", "configMapKeyRef", "secretKeyRef",
			"fieldRef", "resourceFieldRef", "podSelector", "namespaceSelector", "labelSelector", "secretRef",
			"involvedObject", "scaleTargetRef", "roleRef");

	private Shape() {
	}

	/**
	 * The parts of a value by path element.
	 * @return null when the value counts as a whole
	 */
	static @Nullable Map<String, JsonNode> parts(String field, JsonNode value) {
		if (value.isObject()) {
			return WHOLE.contains(field) ? null : fields(value);
		}
		if (!value.isArray()) {
			return null;
		}
		if (field.equals("finalizers")) {
			return values(value);
		}
		List<String> keys = keys(field, value);
		return keys.isEmpty() ? null : items(keys, value);
	}

	/**
	 * The name that a part is known by: of a field its name, of an item that of the list.
	 */
	static String nameOf(String element, String list) {
		return element.startsWith("f:") ? element.substring(2) : list;
	}

	/**
	 * What makes items of a list the same item.
	 * @return empty when the list counts as a whole
	 */
	static List<String> keys(String field, JsonNode list) {
		if (field.equals("ports")) {
			JsonNode first = list.path(0);
			if (first.has("containerPort")) {
				return List.of("containerPort", "protocol");
			}
			return (first.has("port") && !first.path("port").isObject()) ? List.of("port", "protocol") : List.of();
		}
		return LIST_KEYS.getOrDefault(field, List.of());
	}

	/**
	 * The path element of an item.
	 */
	static String element(List<String> keys, JsonNode item) {
		ObjectNode key = Json.object();
		for (String name : keys) {
			if (item.has(name)) {
				key.set(name, item.get(name));
			}
			else if (name.equals("protocol")) {
				key.put(name, "TCP");
			}
		}
		return "k:" + Json.write(key);
	}

	private static Map<String, JsonNode> fields(JsonNode object) {
		Map<String, JsonNode> parts = new LinkedHashMap<>();
		object.properties().forEach((entry) -> parts.put("f:" + entry.getKey(), entry.getValue()));
		return parts;
	}

	private static Map<String, JsonNode> items(List<String> keys, JsonNode list) {
		Map<String, JsonNode> parts = new LinkedHashMap<>();
		list.forEach((item) -> parts.put(element(keys, item), item));
		return parts;
	}

	private static Map<String, JsonNode> values(JsonNode list) {
		Map<String, JsonNode> parts = new LinkedHashMap<>();
		list.forEach((item) -> parts.put("v:" + Json.write(item), item));
		return parts;
	}

}
