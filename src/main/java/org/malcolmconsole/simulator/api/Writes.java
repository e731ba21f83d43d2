package org.malcolmconsole.simulator.api;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.malcolmconsole.simulator.admission.Admission;
import org.malcolmconsole.simulator.admission.Declared;
import org.malcolmconsole.simulator.apply.Author;
import org.malcolmconsole.simulator.apply.JsonPatch;
import org.malcolmconsole.simulator.apply.Patches;
import org.malcolmconsole.simulator.apply.Tracking;
import org.malcolmconsole.simulator.store.Cause;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates and changes objects in every way that the API has.
 */
final class Writes {

	private final Store store;

	private final Admission admission;

	private final Tracking tracking;

	Writes(Store store, Admission admission, Tracking tracking) {
		this.store = store;
		this.admission = admission;
		this.tracking = tracking;
	}

	ObjectNode create(Call call) {
		ObjectNode object = call.object();
		Kind kind = call.target().kind();
		object.put("apiVersion", kind.apiVersion()).put("kind", kind.name());
		Declared.drop(kind, object);
		ObjectNode metadata = Json.make(object, "metadata");
		metadata.remove(List.of("managedFields", "uid", "deletionTimestamp"));
		if (Meta.name(object).isEmpty() && metadata.has("generateName")) {
			metadata.put("name", Json.text(metadata, "generateName") + UUID.randomUUID().toString().substring(0, 5));
		}
		Key key = call.key().sibling(kind, Meta.name(object));
		if (key.name().isEmpty()) {
			throw Failure.invalid(key, List.of(Cause.required("metadata.name", "name or generateName is required")));
		}
		return this.store.together(() -> {
			ObjectNode admitted = this.admission.admit(key, null, object);
			return born(call, key, this.tracking.update(null, admitted, call.author()));
		});
	}

	ObjectNode replace(Call call) {
		boolean scale = call.target().subresource().equals("scale");
		ObjectNode sent = scale ? (ObjectNode) Json.read(call.body()) : call.object();
		return this.store.together(() -> {
			this.store.get(call.key());
			Call.checkVersion(this.store, call.key(), sent);
			return change(call, (object) -> scale ? Scale.into(object, sent) : sent.deepCopy());
		});
	}

	ObjectNode patch(Call call) {
		if (call.type().equals("application/apply-patch+yaml")) {
			return apply(call);
		}
		JsonNode patch = Json.read(call.body());
		return this.store.together(() -> {
			if (patch instanceof ObjectNode sent) {
				this.store.get(call.key());
				Call.checkVersion(this.store, call.key(), sent);
			}
			return change(call, (object) -> patched(call, object, patch));
		});
	}

	private static ObjectNode patched(Call call, ObjectNode object, JsonNode patch) {
		if (call.target().subresource().equals("scale")) {
			return Scale.into(object, Patches.merge(Scale.of(object), patch));
		}
		return switch (call.type()) {
			case "application/json-patch+json" -> JsonPatch.apply(object, patch);
			case "application/merge-patch+json" -> Patches.merge(object, patch);
			case "application/strategic-merge-patch+json" -> Patches.strategic(object, patch);
			default -> throw Failure.of(415, "UnsupportedMediaType", "415: Unsupported Media Type");
		};
	}

	private ObjectNode apply(Call call) {
		ObjectNode configuration = call.object();
		Key key = call.key();
		checkConfiguration(call, key, configuration);
		Declared.check(key.kind(), configuration);
		return this.store.together(() -> {
			ObjectNode live = this.store.find(key);
			if (live != null) {
				Call.checkVersion(this.store, key, configuration);
			}
			ObjectNode applied = this.tracking.apply(live, configuration, call.author(), call.flag("force"));
			return (live != null) ? save(call, key, live, applied)
					: born(call, key, this.admission.admit(key, null, applied));
		});
	}

	private static void checkConfiguration(Call call, Key key, ObjectNode configuration) {
		if (configuration.path("metadata").has("managedFields")) {
			throw Failure.badRequest("metadata.managedFields must be nil");
		}
		if (call.parameter("fieldManager").isEmpty()) {
			Kind options = new Kind("meta.k8s.io", "v1", "patchoptions", "PatchOptions", false, false);
			throw Failure.invalid(options.key("", ""),
					List.of(Cause.required("fieldManager", "is required for apply patch")));
		}
		if (!Meta.name(configuration).equals(key.name())) {
			throw Failure.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
				.formatted(Meta.name(configuration), key.name()));
		}
		Nulls.drop(configuration);
	}

	private ObjectNode change(Call call, UnaryOperator<ObjectNode> change) {
		Key key = call.key();
		ObjectNode before = this.store.get(key);
		ObjectNode after = change.apply(before.deepCopy());
		Author author = call.author();
		ObjectNode whole = author.ofStatus() ? withStatus(before, after) : after;
		ObjectNode kept = restored(before, whole, author);
		Declared.drop(key.kind(), kept);
		ObjectNode admitted = this.admission.admit(key, before, kept);
		ObjectNode saved = save(call, key, before, this.tracking.update(before, admitted, author));
		return call.target().subresource().equals("scale") ? Scale.of(saved) : saved;
	}

	private static ObjectNode withStatus(ObjectNode before, ObjectNode after) {
		ObjectNode whole = before.deepCopy();
		whole.set("status", after.path("status").isObject() ? after.get("status") : Json.object());
		return whole;
	}

	private static ObjectNode restored(ObjectNode before, ObjectNode after, Author author) {
		if (!author.ofStatus()) {
			after.remove("status");
			if (before.has("status")) {
				after.set("status", before.get("status"));
			}
		}
		after.put("apiVersion", Json.text(before, "apiVersion")).put("kind", Json.text(before, "kind"));
		ObjectNode metadata = Json.make(after, "metadata");
		for (String field : List.of("name", "namespace", "uid", "creationTimestamp", "resourceVersion", "generation",
				"managedFields", "deletionTimestamp", "deletionGracePeriodSeconds")) {
			metadata.remove(field);
			if (before.path("metadata").has(field)) {
				metadata.set(field, before.path("metadata").get(field));
			}
		}
		return after;
	}

	private ObjectNode save(Call call, Key key, ObjectNode before, ObjectNode after) {
		ObjectNode admitted = this.admission.admit(key, before, after);
		ObjectNode settled = this.tracking.settled(before, this.store.changed(key, before, admitted));
		return call.dry() ? settled : this.store.update(key, (same) -> settled.deepCopy());
	}

	private ObjectNode born(Call call, Key key, ObjectNode object) {
		if (this.store.find(key) != null) {
			throw Failure.alreadyExists(key.kind(), key.name());
		}
		return call.dry() ? this.store.born(key, object) : this.store.create(key, object);
	}

}
