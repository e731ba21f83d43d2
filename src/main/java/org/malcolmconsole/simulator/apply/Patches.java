package org.malcolmconsole.simulator.apply;

import java.util.List;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merge patches (RFC 7386) and the strategic ones that know lists by key.
 */
public final class Patches {

	private Patches() {
	}

	/**
	 * Changes and returns the target.
	 */
	public static ObjectNode merge(ObjectNode target, JsonNode patch) {
		patch.properties().forEach((entry) -> {
			JsonNode value = entry.getValue();
			if (value.isNull()) {
				target.remove(entry.getKey());
			}
			else if (value.isObject()) {
				merge(Json.make(target, entry.getKey()), value);
			}
			else {
				target.set(entry.getKey(), value);
			}
		});
		return target;
	}

	/**
	 * Changes and returns the target.
	 */
	public static ObjectNode strategic(ObjectNode target, JsonNode patch) {
		patch.properties().forEach((entry) -> {
			if (!entry.getKey().startsWith("$")) {
				strategic(target, entry.getKey(), entry.getValue());
			}
		});
		return target;
	}

	private static void strategic(ObjectNode target, String field, JsonNode value) {
		List<String> keys = value.isArray() ? Shape.keys(field, value) : List.of();
		if (value.isNull()) {
			target.remove(field);
		}
		else if (value.isObject() && Json.text(value, "$patch").equals("replace")) {
			target.set(field, ((ObjectNode) value.deepCopy()).without("$patch"));
		}
		else if (value.isObject()) {
			strategic(Json.make(target, field), value);
		}
		else if (field.equals("finalizers")) {
			addMissing(target, field, value);
		}
		else if (keys.isEmpty()) {
			target.set(field, value);
		}
		else {
			items(target, field, value, keys);
		}
	}

	private static void addMissing(ObjectNode target, String field, JsonNode values) {
		ArrayNode list = (target.get(field) instanceof ArrayNode there) ? there : target.putArray(field);
		values.forEach((value) -> {
			if (list.valueStream().noneMatch(value::equals)) {
				list.add(value);
			}
		});
	}

	private static void items(ObjectNode target, String field, JsonNode patches, List<String> keys) {
		ArrayNode list = (target.get(field) instanceof ArrayNode there) ? there : target.putArray(field);
		for (ObjectNode patch : Json.objects(patches)) {
			int index = indexOf(list, keys, patch);
			boolean delete = Json.text(patch, "$patch").equals("delete");
			if (delete && index >= 0) {
				list.remove(index);
			}
			else if (!delete && index >= 0) {
				strategic((ObjectNode) list.get(index), patch);
			}
			else if (!delete) {
				list.add(patch);
			}
		}
	}

	private static int indexOf(ArrayNode list, List<String> keys, JsonNode item) {
		String element = Shape.element(keys, item);
		for (int i = 0; i < list.size(); i++) {
			if (Shape.element(keys, list.get(i)).equals(element)) {
				return i;
			}
		}
		return -1;
	}

}
