package org.malcolmconsole.simulator.apply;

import java.util.LinkedHashMap;
import java.util.Map;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts an applied configuration over the object that is there, and takes away what the
 * configuration no longer names.
 */
final class Merge {

	private Merge() {
	}

	static ObjectNode over(ObjectNode live, ObjectNode configuration) {
		return (ObjectNode) over("", live, configuration);
	}

	/**
	 * The object without what was applied before and is kept by nobody.
	 * @param before what the manager had applied
	 * @param kept what anybody owns now
	 */
	static ObjectNode without(ObjectNode merged, FieldSet before, FieldSet kept) {
		return (ObjectNode) prune("", merged, before, kept);
	}

	private static JsonNode over(String field, JsonNode live, JsonNode applied) {
		Map<String, JsonNode> old = Shape.parts(field, live);
		Map<String, JsonNode> now = Shape.parts(field, applied);
		if (old == null || now == null || live.isArray() != applied.isArray()) {
			return applied;
		}
		boolean ordered = applied.isArray() && now.keySet().containsAll(old.keySet());
		Map<String, JsonNode> all = new LinkedHashMap<>(ordered ? now : old);
		now.forEach((element, part) -> all.put(element,
				old.containsKey(element) ? over(Shape.nameOf(element, field), old.get(element), part) : part));
		return assembled(live, all);
	}

	private static JsonNode prune(String field, JsonNode value, FieldSet before, FieldSet kept) {
		Map<String, JsonNode> parts = Shape.parts(field, value);
		if (parts == null || before.children().isEmpty()) {
			return value;
		}
		Map<String, JsonNode> rest = new LinkedHashMap<>();
		parts.forEach((element, part) -> {
			FieldSet was = before.child(element);
			FieldSet stays = kept.below(element);
			if (was == null) {
				rest.put(element, part);
			}
			else if (!stays.isEmpty() || !was.member()) {
				keep(rest, element, part, prune(Shape.nameOf(element, field), part, was, stays));
			}
		});
		return assembled(value, rest);
	}

	private static void keep(Map<String, JsonNode> rest, String element, JsonNode before, JsonNode after) {
		if (!after.isEmpty() || before.isEmpty()) {
			rest.put(element, after);
		}
	}

	private static JsonNode assembled(JsonNode like, Map<String, JsonNode> parts) {
		if (like.isArray()) {
			ArrayNode list = Json.array();
			parts.values().forEach(list::add);
			return list;
		}
		ObjectNode object = Json.object();
		parts.forEach((element, part) -> object.set(element.substring(2), part));
		return object;
	}

}
