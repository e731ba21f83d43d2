package org.malcolmconsole.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Objects of the API as JSON trees; what is stored is never changed in place.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final YAMLMapper YAML = YAMLMapper.builder().build();

	private Json() {
	}

	public static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	public static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	/**
	 * Reads JSON written in the program text.
	 */
	public static ObjectNode parse(String json) {
		return (ObjectNode) MAPPER.readTree(json);
	}

	/**
	 * Reads the body of a request.
	 * @throws Failure 400 when it is no JSON
	 */
	public static JsonNode read(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			throw Failure.badRequest("the body of the request is no JSON");
		}
	}

	/**
	 * Reads the body of a request that may be YAML.
	 * @throws Failure 400 when it is none
	 */
	public static JsonNode readYaml(byte[] body) {
		try {
			return YAML.readTree(body);
		}
		catch (JacksonException ex) {
			throw Failure.badRequest("the body of the request is no YAML");
		}
	}

	public static String write(JsonNode node) {
		return MAPPER.writeValueAsString(node);
	}

	/**
	 * What is at a path; a missing node when it leads nowhere.
	 */
	public static JsonNode at(JsonNode node, String... path) {
		JsonNode found = node;
		for (String step : path) {
			found = found.path(step);
		}
		return found;
	}

	/**
	 * The text at a path, or an empty one.
	 */
	public static String text(JsonNode node, String... path) {
		return at(node, path).asString("");
	}

	/**
	 * The object at a path, made when it is missing.
	 */
	public static ObjectNode make(ObjectNode node, String... path) {
		ObjectNode made = node;
		for (String step : path) {
			made = (made.get(step) instanceof ObjectNode there) ? there : made.putObject(step);
		}
		return made;
	}

	/**
	 * The objects in the list at a path.
	 */
	public static List<ObjectNode> objects(JsonNode node, String... path) {
		List<ObjectNode> found = new ArrayList<>();
		for (JsonNode item : at(node, path)) {
			if (item instanceof ObjectNode object) {
				found.add(object);
			}
		}
		return found;
	}

	/**
	 * The texts in the list at a path.
	 */
	public static Stream<String> texts(JsonNode node, String... path) {
		return at(node, path).valueStream().map((item) -> item.asString(""));
	}

	/**
	 * Puts a value where there is none.
	 */
	public static void preset(ObjectNode node, String field, String value) {
		if (!node.hasNonNull(field)) {
			node.put(field, value);
		}
	}

	/**
	 * Puts a number where there is none.
	 */
	public static void preset(ObjectNode node, String field, int value) {
		if (!node.hasNonNull(field)) {
			node.put(field, value);
		}
	}

}
