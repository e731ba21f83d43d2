package org.malcolmconsole.simulator.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.malcolmconsole.simulator.store.Cause;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The managers of an object and the fields that each owns.
 */
record Ownership(List<Manager> managers) {

	static Ownership of(ObjectNode object) {
		return new Ownership(Json.objects(object, "metadata", "managedFields").stream().map(Manager::parse).toList());
	}

	/**
	 * What a manager owns.
	 */
	FieldSet of(Manager manager) {
		return this.managers.stream()
			.filter(manager::same)
			.map(Manager::fields)
			.reduce(FieldSet.EMPTY, FieldSet::union);
	}

	/**
	 * What the others own.
	 */
	FieldSet without(Manager manager) {
		return this.managers.stream()
			.filter((other) -> !other.same(manager))
			.map(Manager::fields)
			.reduce(FieldSet.EMPTY, FieldSet::union);
	}

	/**
	 * Refuses a change of what others own.
	 * @throws Failure 409 with a cause for each field and manager
	 */
	void refuseConflicts(Manager manager, FieldSet changed) {
		List<Cause> causes = new ArrayList<>();
		List<String> texts = new ArrayList<>();
		for (Manager other : byName()) {
			List<String> paths = other.same(manager) ? List.of() : other.fields().and(changed).paths();
			String text = "conflict with " + other.shown();
			String many = "conflicts with " + other.shown();
			paths.forEach((path) -> causes.add(new Cause("FieldManagerConflict", text, path)));
			if (!paths.isEmpty()) {
				texts.add(
						(paths.size() == 1) ? text + ": " + paths.get(0) : many + ":\n- " + String.join("\n- ", paths));
			}
		}
		if (!causes.isEmpty()) {
			throw Failure.applyConflict("Apply failed with %d conflict%s: %s".formatted(causes.size(),
					(causes.size() == 1) ? "" : "s", String.join("\n", texts)), causes);
		}
	}

	private List<Manager> byName() {
		return this.managers.stream().sorted(Comparator.comparing(Manager::name)).toList();
	}

	/**
	 * Gives a manager its fields and takes what changed from the others.
	 */
	Ownership after(Manager manager, FieldSet owned, Comparison change) {
		List<Manager> all = new ArrayList<>();
		FieldSet lost = change.set().union(change.removed());
		boolean known = false;
		for (Manager other : this.managers) {
			boolean same = other.same(manager);
			known |= same;
			all.add(same ? manager.with(owned) : other.with(other.fields().minus(lost)));
		}
		if (!known) {
			all.add(manager.with(owned));
		}
		all.removeIf((other) -> other.fields().isEmpty());
		return new Ownership(all);
	}

	void writeTo(ObjectNode object) {
		ArrayNode list = Json.array();
		this.managers.forEach((manager) -> list.add(manager.json()));
		Json.make(object, "metadata").set("managedFields", list);
	}

	/**
	 * The managers with the times of another, where nothing else differs.
	 */
	Ownership timedLike(Ownership earlier) {
		return new Ownership(this.managers.stream()
			.map((manager) -> earlier.managers.stream()
				.filter((other) -> other.same(manager) && other.fields().equals(manager.fields()))
				.findFirst()
				.orElse(manager))
			.toList());
	}

}
