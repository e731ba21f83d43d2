package org.malcolmconsole.simulator.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of paths into an object, in the notation of {@code fieldsV1}.
 *
 * @param member whether the path up to here is in the set
 * @param children the sets below, by path element
 */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {

	static final FieldSet EMPTY = new FieldSet(false, Collections.emptySortedMap());

	static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());

	static FieldSet parse(JsonNode fields) {
		SortedMap<String, FieldSet> children = new TreeMap<>();
		fields.properties().forEach((entry) -> {
			if (!entry.getKey().equals(".")) {
				children.put(entry.getKey(), parse(entry.getValue()));
			}
		});
		return new FieldSet(fields.isEmpty() || fields.has("."), children);
	}

	static FieldSet of(boolean member, SortedMap<String, FieldSet> children) {
		children.values().removeIf(FieldSet::isEmpty);
		return new FieldSet(member, children);
	}

	boolean isEmpty() {
		return !this.member && this.children.isEmpty();
	}

	@Nullable FieldSet child(String element) {
		return this.children.get(element);
	}

	/**
	 * The set below an element; empty when there is none.
	 */
	FieldSet below(String element) {
		return Objects.requireNonNullElse(child(element), EMPTY);
	}

	FieldSet union(FieldSet other) {
		SortedMap<String, FieldSet> all = new TreeMap<>(this.children);
		other.children.forEach((element, child) -> all.merge(element, child, FieldSet::union));
		return of(this.member || other.member, all);
	}

	FieldSet minus(FieldSet other) {
		SortedMap<String, FieldSet> rest = new TreeMap<>();
		this.children.forEach((element, child) -> rest.put(element, child.minus(other.below(element))));
		return of(this.member && !other.member, rest);
	}

	FieldSet and(FieldSet other) {
		SortedMap<String, FieldSet> both = new TreeMap<>();
		this.children.forEach((element, child) -> both.put(element, child.and(other.below(element))));
		return of(this.member && other.member, both);
	}

	ObjectNode json() {
		ObjectNode json = Json.object();
		if (this.member && !this.children.isEmpty()) {
			json.putObject(".");
		}
		this.children.forEach((element, child) -> json.set(element, child.json()));
		return json;
	}

	/**
	 * The paths as errors show them, for example
	 * {@code .spec.containers[name="nginx"].image}.
	 */
	List<String> paths() {
		List<String> paths = new ArrayList<>();
		collect("", paths);
		return paths;
	}

	private void collect(String path, List<String> paths) {
		if (this.member) {
			paths.add(path);
		}
		this.children.forEach((element, child) -> child.collect(path + shown(element), paths));
	}

	private static String shown(String element) {
		String value = element.substring(2);
		if (element.startsWith("f:")) {
			return "." + value;
		}
		if (element.startsWith("v:")) {
			return "[=" + value + "]";
		}
		List<String> keys = new ArrayList<>();
		Json.parse(value)
			.properties()
			.forEach((entry) -> keys.add(entry.getKey() + "=" + Json.write(entry.getValue())));
		return "[" + String.join(",", keys) + "]";
	}

}
