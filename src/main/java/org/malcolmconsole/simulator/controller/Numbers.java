package org.malcolmconsole.simulator.controller;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers in objects.
 */
final class Numbers {

	private Numbers() {
	}

	/**
	 * Puts a number; a zero is left out.
	 */
	static void put(ObjectNode object, String field, int number) {
		if (number == 0) {
			object.remove(field);
		}
		else {
			object.put(field, number);
		}
	}

	/**
	 * A number that may be a percentage of another.
	 * @param up whether to round up
	 */
	static int part(JsonNode value, int whole, boolean up) {
		String text = value.asString("0");
		if (!text.endsWith("%")) {
			return Integer.parseInt(text);
		}
		double part = Double.parseDouble(text.substring(0, text.length() - 1)) * whole / 100;
		return (int) (up ? Math.ceil(part) : Math.floor(part));
	}

	static int status(ObjectNode object, String field) {
		return Json.at(object, "status", field).asInt(0);
	}

	static int replicas(ObjectNode object) {
		return Json.at(object, "spec", "replicas").asInt(1);
	}

}
