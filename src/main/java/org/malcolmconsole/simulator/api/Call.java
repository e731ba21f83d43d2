package org.malcolmconsole.simulator.api;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.apply.Author;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Selector;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for objects.
 *
 * @param method in upper case
 * @param query its parameters, of repeated ones the first
 * @param type what the body is, without parameters
 */
record Call(String method, Target target, Map<String, String> query, String type, String agent, byte[] body) {

	String parameter(String name) {
		return this.query.getOrDefault(name, "");
	}

	boolean flag(String name) {
		return parameter(name).equals("true") || parameter(name).equals("1");
	}

	boolean dry() {
		return parameter("dryRun").equals("All");
	}

	Selector selector() {
		return Selector.of(parameter("labelSelector"), parameter("fieldSelector"));
	}

	/**
	 * Who writes: the field manager, else the program that calls.
	 */
	Author author() {
		String given = parameter("fieldManager");
		String manager = given.isEmpty() ? this.agent.replaceAll("/.*", "") : given;
		String part = this.target.subresource();
		return new Author(manager.isEmpty() ? "unknown" : manager, part);
	}

	/**
	 * The key of the named object.
	 */
	Key key() {
		return this.target.kind().key(orEmpty(this.target.namespace()), orEmpty(this.target.name()));
	}

	/**
	 * The body as an object of the kind and namespace that is called.
	 * @throws Failure 400 when it is none
	 */
	ObjectNode object() {
		JsonNode read = Json.readYaml(this.body);
		if (!(read instanceof ObjectNode object)) {
			throw Failure.badRequest("the body of the request is no object");
		}
		String kind = Json.text(object, "kind");
		if (!kind.isEmpty() && !kind.equals(this.target.kind().name())) {
			throw Failure
				.badRequest("invalid object type: /%s, Kind=%s".formatted(Json.text(object, "apiVersion"), kind));
		}
		String namespace = Meta.namespace(object);
		if (!namespace.isEmpty() && !namespace.equals(orEmpty(this.target.namespace()))) {
			throw Failure
				.badRequest("the namespace of the provided object does not match the namespace sent on the request");
		}
		return object;
	}

	/**
	 * Refuses a write whose version is not that of the stored object.
	 */
	static void checkVersion(Store store, Key key, ObjectNode sent) {
		long version = Meta.version(sent);
		if (version != 0 && version != Meta.version(store.get(key))) {
			throw Failure.outdated(key);
		}
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
