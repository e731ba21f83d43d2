package org.malcolmconsole.simulator.apply;

import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON patch (RFC 6902).
 */
public final class JsonPatch {

	private JsonPatch() {
	}

	/**
	 * Changes and returns the target.
	 * @throws Failure 422 when a step can not be done
	 */
	public static ObjectNode apply(ObjectNode target, JsonNode patch) {
		patch.forEach((step) -> step(target, step));
		return target;
	}

	private static void step(ObjectNode target, JsonNode step) {
		List<String> path = path(Json.text(step, "path"));
		JsonNode value = step.path("value");
		switch (Json.text(step, "op")) {
			case "add" -> add(target, path, value);
			case "replace" -> {
				remove(target, path);
				add(target, path, value);
			}
			case "remove" -> remove(target, path);
			case "test" -> test(find(target, path).equals(value));
			case "copy" -> add(target, path, find(target, path(Json.text(step, "from"))).deepCopy());
			case "move" -> {
				JsonNode moved = find(target, path(Json.text(step, "from")));
				remove(target, path(Json.text(step, "from")));
				add(target, path, moved);
			}
			default -> test(false);
		}
	}

	private static void add(ObjectNode target, List<String> path, JsonNode value) {
		JsonNode parent = find(target, path.subList(0, path.size() - 1));
		String last = path.get(path.size() - 1);
		test(parent.isContainer() && !value.isMissingNode());
		if (parent instanceof ObjectNode object) {
			object.set(last, value);
		}
		else if (parent instanceof ArrayNode list) {
			list.insert(last.equals("-") ? list.size() : index(last), value);
		}
	}

	private static void remove(ObjectNode target, List<String> path) {
		JsonNode parent = find(target, path.subList(0, path.size() - 1));
		String last = path.get(path.size() - 1);
		test(!find(target, path).isMissingNode());
		if (parent instanceof ObjectNode object) {
			object.remove(last);
		}
		else if (parent instanceof ArrayNode list) {
			list.remove(index(last));
		}
	}

	private static JsonNode find(JsonNode target, List<String> path) {
		JsonNode found = target;
		for (String step : path) {
			found = found.isArray() ? found.path(index(step)) : found.path(step);
		}
		return found;
	}

	private static int index(String step) {
		test(step.matches("\\d{1,6}"));
		return Integer.parseInt(step);
	}

	private static List<String> path(String pointer) {
		test(pointer.startsWith("/"));
		List<String> path = new ArrayList<>();
		for (String step : pointer.substring(1).split("/", -1)) {
			path.add(step.replace("~1", "/").replace("~0", "~"));
		}
		return path;
	}

	private static void test(boolean holds) {
		if (!holds) {
			throw Failure.of(422, "Invalid", "the server rejected our request due to an error in our request");
		}
	}

}
