package org.malcolmconsole.simulator.apply;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What differs between two values of a field.
 *
 * @param set the fields that were added or changed
 * @param removed the fields that are gone
 */
record Comparison(FieldSet set, FieldSet removed) {

	private static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY);

	static Comparison of(JsonNode before, JsonNode after) {
		return of("", before, after);
	}

	/**
	 * All fields of a value, with the items that hold them.
	 */
	static FieldSet fields(JsonNode value) {
		return fields("", value, false);
	}

	private static Comparison of(String field, JsonNode before, JsonNode after) {
		if (before.equals(after)) {
			return SAME;
		}
		if (before.isMissingNode()) {
			return new Comparison(fields(field, after, true), FieldSet.EMPTY);
		}
		if (after.isMissingNode()) {
			return new Comparison(FieldSet.EMPTY, fields(field, before, true));
		}
		Map<String, JsonNode> old = Shape.parts(field, before);
		Map<String, JsonNode> now = Shape.parts(field, after);
		return (old != null && now != null) ? parts(field, old, now) : new Comparison(FieldSet.LEAF, FieldSet.EMPTY);
	}

	private static Comparison parts(String field, Map<String, JsonNode> old, Map<String, JsonNode> now) {
		Set<String> elements = new LinkedHashSet<>(old.keySet());
		elements.addAll(now.keySet());
		SortedMap<String, FieldSet> set = new TreeMap<>();
		SortedMap<String, FieldSet> removed = new TreeMap<>();
		for (String element : elements) {
			Comparison part = of(Shape.nameOf(element, field), old.getOrDefault(element, MissingNode.getInstance()),
					now.getOrDefault(element, MissingNode.getInstance()));
			set.put(element, part.set());
			removed.put(element, part.removed());
		}
		return new Comparison(FieldSet.of(false, set), FieldSet.of(false, removed));
	}

	private static FieldSet fields(String field, JsonNode value, boolean containers) {
		@Nullable Map<String, JsonNode> parts = Shape.parts(field, value);
		if (parts == null || (parts.isEmpty() && !field.isEmpty())) {
			return FieldSet.LEAF;
		}
		SortedMap<String, FieldSet> children = new TreeMap<>();
		parts.forEach((element, part) -> {
			FieldSet below = fields(Shape.nameOf(element, field), part, containers);
			boolean item = element.startsWith("k:");
			children.put(element, item ? new FieldSet(true, below.children()) : below);
		});
		return new FieldSet(containers && !isRoot(field), children);
	}

	private static boolean isRoot(String field) {
		return Set.of("", "metadata", "spec", "status", "template").contains(field);
	}

}
