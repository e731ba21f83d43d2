package org.malcolmconsole.infrastructure.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A kind of objects that operators may write, with the fields and values that it may
 * have.
 *
 * @param purpose {@code storage} or {@code ingress}
 * @param group API group, empty for the core
 * @param fields paths to values, both as patterns
 * @param required paths that have to be there
 */
record OperatorKind(String purpose, String group, String kind, Map<Pattern, Pattern> fields, List<String> required) {

	private static final Set<String> ALWAYS = Set.of("apiVersion", "kind");

	private static final Set<String> MAY_BE_EMPTY = Set.of("spec", "status", "status.loadBalancer", "metadata.labels",
			"metadata.annotations");

	static OperatorKind of(Map<?, ?> entry, Values values) {
		Map<Pattern, Pattern> fields = new LinkedHashMap<>();
		fields.put(path("metadata.name"), values.pattern(text(entry, "name", "name")));
		fields.put(path("metadata.namespace"), values.pattern("home"));
		fields.put(path("metadata.labels.*"), values.pattern("word"));
		each(entry, "annotations").forEach(
				(key, value) -> fields.put(path("metadata.annotations." + key), values.pattern(String.valueOf(value))));
		each(entry, "fields")
			.forEach((key, value) -> fields.put(path(String.valueOf(key)), values.pattern(String.valueOf(value))));
		List<?> required = (entry.get("required") instanceof List<?> list) ? list : List.of();
		return new OperatorKind(text(entry, "purpose", ""), text(entry, "group", ""), text(entry, "kind", ""), fields,
				required.stream().map(String::valueOf).toList());
	}

	boolean is(OwnObject object) {
		return object.kind().equals(this.kind) && object.group().equals(this.group);
	}

	String title() {
		return this.group.isEmpty() ? this.kind : this.kind + " (" + this.group + ")";
	}

	/** A sentence for every field that operators may not write. */
	Stream<String> refusals(OwnObject object) {
		Map<String, String> leaves = new LinkedHashMap<>();
		collect("", object.content(), leaves);
		List<String> refusals = new ArrayList<>();
		leaves.forEach((path, value) -> {
			boolean empty = value.isEmpty() && MAY_BE_EMPTY.contains(path);
			if (!ALWAYS.contains(path) && !empty && !allowed(path, value)) {
				refusals.add(object.place(path) + ": "
						+ (named(path) ? "this value in a " + title() + " is for administrators."
								: "this field of a " + title() + " is for administrators."));
			}
		});
		this.required.stream()
			.filter((path) -> leaves.getOrDefault(path, "").isEmpty())
			.forEach((path) -> refusals
				.add(object.place("") + ": a " + title() + " without " + path + " is for administrators."));
		return refusals.stream();
	}

	private boolean allowed(String path, String value) {
		return this.fields.entrySet()
			.stream()
			.anyMatch((field) -> field.getKey().matcher(path).matches() && field.getValue().matcher(value).matches());
	}

	private boolean named(String path) {
		return this.fields.keySet().stream().anyMatch((field) -> field.matcher(path).matches());
	}

	private static void collect(String path, @Nullable Object value, Map<String, String> leaves) {
		if (value instanceof Map<?, ?> map) {
			map.forEach(
					(key, field) -> collect(path.isEmpty() ? String.valueOf(key) : path + "." + key, field, leaves));
			if (map.isEmpty() && !path.isEmpty()) {
				leaves.put(path, "");
			}
		}
		else if (value instanceof List<?> list) {
			for (int position = 0; position < list.size(); position++) {
				collect(path + "[" + position + "]", list.get(position), leaves);
			}
		}
		else if (value != null) {
			leaves.put(path, value.toString());
		}
	}

	private static Pattern path(String written) {
		String expression = Stream.of(written.split("(?<=\\[])|(?=\\[])|(?<=\\*)|(?=\\*)"))
			.map((part) -> switch (part) {
				case "[]" -> "\\[\\d{1,4}]";
				case "*" -> "[^\\[\\]]*";
				default -> Pattern.quote(part);
			})
			.collect(Collectors.joining());
		return Pattern.compile(expression);
	}

	private static Map<?, ?> each(Map<?, ?> entry, String key) {
		return (entry.get(key) instanceof Map<?, ?> map) ? map : Map.of();
	}

	private static String text(Map<?, ?> entry, String key, String otherwise) {
		return (entry.get(key) instanceof String text) ? text : otherwise;
	}

	/**
	 * The values that rules call by name.
	 */
	record Values(Map<?, ?> named, String namespace) {

		Pattern pattern(String rule) {
			String expression = (this.named.get(rule) instanceof String text) ? text : rule;
			return Pattern.compile(expression.replace("{namespace}", Pattern.quote(this.namespace)));
		}

	}

}
