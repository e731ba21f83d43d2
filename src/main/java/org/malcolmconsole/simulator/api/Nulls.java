package org.malcolmconsole.simulator.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes explicit nulls out of an applied configuration, where they say nothing.
 */
final class Nulls {

	private Nulls() {
	}

	static void drop(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.removeIf(JsonNode::isNull);
		}
		node.forEach(Nulls::drop);
	}

}
