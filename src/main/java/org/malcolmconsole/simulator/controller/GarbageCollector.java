package org.malcolmconsole.simulator.controller;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes what has lost its owners, and lets owners wait for what they own.
 */
final class GarbageCollector implements Controller {

	private final Store store;

	private final Writer writer;

	private final Removal removal;

	GarbageCollector(Store store, Writer writer, Removal removal) {
		this.store = store;
		this.writer = writer;
		this.removal = removal;
	}

	@Override
	public void reconcile() {
		List<Held> all = everything();
		Set<String> uids = new HashSet<>();
		all.forEach((held) -> uids.add(Meta.uid(held.object())));
		for (Held held : all) {
			List<ObjectNode> owners = Json.objects(held.object(), "metadata", "ownerReferences");
			if (!owners.isEmpty() && owners.stream().noneMatch((owner) -> uids.contains(Json.text(owner, "uid")))) {
				this.removal.begin(held.key());
			}
			if (Meta.leaving(held.object())) {
				release(held, all);
			}
		}
	}

	private List<Held> everything() {
		List<Held> all = new ArrayList<>();
		for (Kind kind : Kinds.all()) {
			if (!kind.equals(Kinds.EVENT)) {
				this.store.list(kind, null).forEach((object) -> all.add(new Held(Key.of(kind, object), object)));
			}
		}
		return all;
	}

	private void release(Held owner, List<Held> all) {
		List<Held> owned = all.stream()
			.filter((held) -> Meta.ownedBy(held.object(), Meta.uid(owner.object())))
			.toList();
		if (Meta.hasFinalizer(owner.object(), "orphan")) {
			owned.forEach((held) -> this.writer.update(held.key(), (object) -> disown(object, owner.object())));
			this.writer.update(owner.key(), (object) -> Meta.removeFinalizer(object, "orphan"));
		}
		else if (Meta.hasFinalizer(owner.object(), "foregroundDeletion")) {
			owned.forEach((held) -> this.removal.begin(held.key()));
			if (owned.stream().noneMatch((held) -> blocks(held.object(), owner.object()))) {
				this.writer.update(owner.key(), (object) -> Meta.removeFinalizer(object, "foregroundDeletion"));
			}
		}
	}

	private static boolean blocks(ObjectNode object, ObjectNode owner) {
		return Json.objects(object, "metadata", "ownerReferences")
			.stream()
			.anyMatch((reference) -> Json.text(reference, "uid").equals(Meta.uid(owner))
					&& reference.path("blockOwnerDeletion").asBoolean(false));
	}

	private static void disown(ObjectNode object, ObjectNode owner) {
		ArrayNode kept = Json.array();
		Json.objects(object, "metadata", "ownerReferences")
			.stream()
			.filter((reference) -> !Json.text(reference, "uid").equals(Meta.uid(owner)))
			.forEach(kept::add);
		ObjectNode metadata = Json.make(object, "metadata");
		if (kept.isEmpty()) {
			metadata.remove("ownerReferences");
		}
		else {
			metadata.set("ownerReferences", kept);
		}
	}

	private record Held(Key key, ObjectNode object) {
	}

}
