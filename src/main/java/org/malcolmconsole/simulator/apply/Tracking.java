package org.malcolmconsole.simulator.apply;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the books on field ownership for every way to change an object.
 */
public final class Tracking {

	private static final List<String> SYSTEM = List.of("name", "namespace", "uid", "creationTimestamp",
			"resourceVersion", "generation", "managedFields", "selfLink", "deletionTimestamp",
			"deletionGracePeriodSeconds");

	private final Clock clock;

	public Tracking(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Server-side apply.
	 * @param live null when the object is new
	 * @param force whether to take fields from others
	 * @return the object with its new ownership; equal to the live one when nothing
	 * changes
	 * @throws Failure 409 when others own what would change
	 */
	public ObjectNode apply(@Nullable ObjectNode live, ObjectNode configuration, Author author, boolean force) {
		ObjectNode base = (live != null) ? live : shell(configuration);
		Ownership ownership = Ownership.of(base);
		Manager manager = manager(author, "Apply", configuration);
		FieldSet applied = Comparison.fields(bare(configuration, author));
		FieldSet kept = applied.union(ownership.without(manager));
		ObjectNode merged = Merge.without(Merge.over(base, configuration), ownership.of(manager), kept);
		restoreSystemFields(base, merged);
		Comparison change = Comparison.of(bare(base, author), bare(merged, author));
		if (!force) {
			ownership.refuseConflicts(manager, change.set());
		}
		ownership.after(manager, applied, change).writeTo(merged);
		return merged;
	}

	/**
	 * Any other way: what differs belongs to its author.
	 * @param before null when the object is new
	 */
	public ObjectNode update(@Nullable ObjectNode before, ObjectNode after, Author author) {
		ObjectNode base = (before != null) ? before : shell(after);
		Ownership ownership = Ownership.of(base);
		Manager manager = manager(author, "Update", after);
		Comparison change = Comparison.of(bare(base, author), bare(after, author));
		FieldSet owned = ownership.of(manager).minus(change.removed()).union(change.set());
		ObjectNode tracked = after.deepCopy();
		ownership.after(manager, owned, change).writeTo(tracked);
		return tracked;
	}

	/**
	 * The object as it was, when only the times of its managers would differ.
	 */
	public ObjectNode settled(ObjectNode before, ObjectNode after) {
		if (!withoutManagers(before).equals(withoutManagers(after))) {
			return after;
		}
		ObjectNode settled = before.deepCopy();
		Ownership.of(after).timedLike(Ownership.of(before)).writeTo(settled);
		return Json.at(before, "metadata").has("managedFields") ? settled : before;
	}

	private static ObjectNode withoutManagers(ObjectNode object) {
		ObjectNode rest = object.deepCopy();
		Json.make(rest, "metadata").remove("managedFields");
		return rest;
	}

	private Manager manager(Author author, String operation, ObjectNode object) {
		return new Manager(author.name(), operation, Json.text(object, "apiVersion"), author.subresource(),
				Meta.now(this.clock), FieldSet.EMPTY);
	}

	private static ObjectNode shell(ObjectNode like) {
		ObjectNode shell = Json.object()
			.put("apiVersion", Json.text(like, "apiVersion"))
			.put("kind", Json.text(like, "kind"));
		ObjectNode metadata = shell.putObject("metadata").put("name", Meta.name(like));
		if (!Meta.namespace(like).isEmpty()) {
			metadata.put("namespace", Meta.namespace(like));
		}
		return shell;
	}

	/**
	 * What can be owned: no identity, and only the part that the author may write.
	 */
	private static ObjectNode bare(ObjectNode object, Author author) {
		ObjectNode bare = object.deepCopy();
		bare.remove(List.of("apiVersion", "kind"));
		ObjectNode metadata = Json.make(bare, "metadata");
		metadata.remove(SYSTEM);
		if (metadata.isEmpty()) {
			bare.remove("metadata");
		}
		if (!author.ofStatus()) {
			bare.remove("status");
		}
		return bare;
	}

	private static void restoreSystemFields(ObjectNode live, ObjectNode merged) {
		ObjectNode metadata = Json.make(merged, "metadata");
		for (String field : SYSTEM) {
			if (live.path("metadata").has(field)) {
				metadata.set(field, live.path("metadata").get(field));
			}
			else {
				metadata.remove(field);
			}
		}
	}

}
