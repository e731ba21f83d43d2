package org.malcolmconsole.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object as an immutable tree of maps, lists, strings, numbers, booleans and
 * nulls, in the order in which it was written.
 */
public record Manifest(Map<String, @Nullable Object> content) {

	public Manifest {
		content = frozen(content);
	}

	public String apiVersion() {
		return text("apiVersion").orElse("");
	}

	public String kind() {
		return text("kind").orElse("");
	}

	public String name() {
		return text("metadata", "name").orElse("");
	}

	public @Nullable String namespace() {
		return text("metadata", "namespace").orElse(null);
	}

	/**
	 * The server's id of the object, or null when it was never stored.
	 */
	public @Nullable String uid() {
		return text("metadata", "uid").orElse(null);
	}

	/**
	 * The server's opaque version of the object, or null when it was never stored.
	 */
	public @Nullable String resourceVersion() {
		return text("metadata", "resourceVersion").orElse(null);
	}

	public Map<String, String> labels() {
		return texts("metadata", "labels");
	}

	public Map<String, String> annotations() {
		return texts("metadata", "annotations");
	}

	public ObjectRef ref() {
		return new ObjectRef(apiVersion(), kind(), namespace(), name());
	}

	/**
	 * The value at a path of map keys; a whole number as step is an index into a list.
	 * @return empty when a step is missing or the value is null
	 */
	public Optional<Object> at(String... path) {
		Object value = this.content;
		for (String step : path) {
			value = step(value, step);
		}
		return Optional.ofNullable(value);
	}

	/**
	 * The string at a path, also when it was written as number or boolean.
	 */
	public Optional<String> text(String... path) {
		return at(path).filter((value) -> !(value instanceof Map) && !(value instanceof List)).map(Object::toString);
	}

	/**
	 * The map of strings at a path, empty when there is none.
	 */
	public Map<String, String> texts(String... path) {
		Map<String, String> texts = new LinkedHashMap<>();
		if (at(path).orElse(null) instanceof Map<?, ?> map) {
			map.forEach((key, value) -> texts.put(String.valueOf(key), (value != null) ? value.toString() : ""));
		}
		return Collections.unmodifiableMap(texts);
	}

	/**
	 * The list at a path, empty when there is none.
	 */
	@SuppressWarnings("unchecked")
	public List<@Nullable Object> list(String... path) {
		if (at(path).orElse(null) instanceof List<?> list) {
			return (List<@Nullable Object>) list;
		}
		return List.of();
	}

	/**
	 * The maps in the list at a path, each wrapped so that it can be read in the same
	 * way.
	 */
	public List<Manifest> each(String... path) {
		List<Manifest> items = new ArrayList<>();
		for (Object item : list(path)) {
			if (item instanceof Map<?, ?> map) {
				items.add(new Manifest(copy(map)));
			}
		}
		return items;
	}

	/**
	 * A copy with another value at a path of map keys; missing maps on the way are made.
	 */
	public Manifest with(@Nullable Object value, String... path) {
		return new Manifest(with(this.content, value, path));
	}

	/**
	 * A copy without the value at a path of map keys.
	 */
	public Manifest without(String... path) {
		String[] parent = Arrays.copyOf(path, path.length - 1);
		if (!(at(parent).orElse(null) instanceof Map<?, ?> map) || !map.containsKey(path[path.length - 1])) {
			return this;
		}
		Map<String, @Nullable Object> copy = copy(map);
		copy.remove(path[path.length - 1]);
		return (parent.length == 0) ? new Manifest(copy) : with(copy, parent);
	}

	/**
	 * Names the object only: the content may be secret.
	 */
	@Override
	public String toString() {
		return ref().toString();
	}

	private static @Nullable Object step(@Nullable Object value, String step) {
		if (value instanceof Map<?, ?> map) {
			return map.get(step);
		}
		if (value instanceof List<?> list && !step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
			int index = Integer.parseInt(step);
			return (index < list.size()) ? list.get(index) : null;
		}
		return null;
	}

	private static Map<String, @Nullable Object> with(Map<?, ?> map, @Nullable Object value, String... path) {
		Map<String, @Nullable Object> copy = copy(map);
		if (path.length == 1) {
			copy.put(path[0], value);
			return copy;
		}
		Map<?, ?> child = (copy.get(path[0]) instanceof Map<?, ?> present) ? present : Map.of();
		copy.put(path[0], with(child, value, Arrays.copyOfRange(path, 1, path.length)));
		return copy;
	}

	private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((key, value) -> copy.put(String.valueOf(key), value));
		return copy;
	}

	private static Map<String, @Nullable Object> frozen(Map<?, ?> map) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((key, value) -> copy.put(String.valueOf(key), frozenValue(value)));
		return Collections.unmodifiableMap(copy);
	}

	private static @Nullable Object frozenValue(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return frozen(map);
		}
		if (value instanceof List<?> list) {
			return list.stream()
				.map(Manifest::frozenValue)
				.collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new),
						Collections::unmodifiableList));
		}
		if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
			return value;
		}
		throw new IllegalArgumentException("A manifest can't hold a " + value.getClass().getSimpleName());
	}

}
