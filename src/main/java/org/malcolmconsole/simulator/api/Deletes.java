package org.malcolmconsole.simulator.api;

import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells objects to go; who has finalizers, or pods that end in peace, go later.
 */
final class Deletes {

	private final Store store;

	private final Removal removal;

	Deletes(Store store, Removal removal) {
		this.store = store;
		this.removal = removal;
	}

	ObjectNode delete(Call call) {
		return this.store.together(() -> delete(call, call.key(), options(call)));
	}

	ObjectNode deleteAll(Call call) {
		return this.store.together(() -> {
			Kind kind = call.target().kind();
			ObjectNode list = Reads.empty(kind, Long.toString(this.store.version()));
			for (ObjectNode object : this.store.list(kind, call.target().namespace())) {
				if (call.selector().test(object)) {
					list.withArrayProperty("items").add(Reads.item(object));
					delete(call, Key.of(kind, object), options(call));
				}
			}
			return list;
		});
	}

	private ObjectNode delete(Call call, Key key, ObjectNode options) {
		ObjectNode before = this.store.get(key);
		checkPreconditions(key, before, options);
		Integer grace = options.has("gracePeriodSeconds") ? options.path("gracePeriodSeconds").asInt(0) : null;
		ObjectNode marked = this.removal.marked(key, Json.text(options, "propagationPolicy"), grace);
		boolean gone = call.dry() ? !Removal.waits(key, marked) : this.removal.apply(key, marked);
		return gone ? gone(key, before) : marked;
	}

	private static void checkPreconditions(Key key, ObjectNode object, ObjectNode options) {
		String uid = Json.text(options, "preconditions", "uid");
		if (!uid.isEmpty() && !uid.equals(Meta.uid(object))) {
			throw Failure.otherUid(key, uid, Meta.uid(object));
		}
		String version = Json.text(options, "preconditions", "resourceVersion");
		if (!version.isEmpty() && !version.equals(Long.toString(Meta.version(object)))) {
			throw Failure.conflict(key,
					"Precondition failed: ResourceVersion in precondition: %s, ResourceVersion in object meta: %d"
						.formatted(version, Meta.version(object)));
		}
	}

	private static ObjectNode options(Call call) {
		JsonNode sent = (call.body().length > 0) ? Json.readYaml(call.body()) : Json.object();
		ObjectNode options = (sent instanceof ObjectNode object) ? object : Json.object();
		if (!call.parameter("propagationPolicy").isEmpty()) {
			options.put("propagationPolicy", call.parameter("propagationPolicy"));
		}
		if (!call.parameter("gracePeriodSeconds").isEmpty()) {
			options.put("gracePeriodSeconds", Integer.parseInt(call.parameter("gracePeriodSeconds")));
		}
		return options;
	}

	private static ObjectNode gone(Key key, ObjectNode before) {
		ObjectNode status = Json.parse("""
				{"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Success"}""");
		ObjectNode details = status.putObject("details").put("name", key.name());
		if (!key.kind().group().isEmpty()) {
			details.put("group", key.kind().group());
		}
		details.put("kind", key.kind().plural()).put("uid", Meta.uid(before));
		return status;
	}

}
