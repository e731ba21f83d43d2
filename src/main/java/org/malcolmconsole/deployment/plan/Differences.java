package org.malcolmconsole.deployment.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.workspace.ManifestSecrets;

/**
 * Compares an object with what it would become, field by field.
 */
final class Differences {

	private static final String MASK = "••••••";

	private static final List<String> PUBLIC_IN_SECRETS = List.of("apiVersion", "kind", "type", "immutable",
			"metadata.name", "metadata.namespace", "metadata.labels.");

	private static final int LONGEST = 400;

	private static final List<String[]> OF_THE_SERVER = List.of(new String[] { "metadata", "managedFields" },
			new String[] { "metadata", "resourceVersion" }, new String[] { "metadata", "generation" },
			new String[] { "metadata", "creationTimestamp" }, new String[] { "metadata", "uid" },
			new String[] { "status" });

	private Differences() {
	}

	static List<Plan.FieldChange> between(Manifest before, Manifest after) {
		Map<String, String> left = fields(before);
		Map<String, String> right = fields(after);
		var paths = new TreeSet<>(left.keySet());
		paths.addAll(right.keySet());
		boolean secret = after.kind().equalsIgnoreCase("Secret");
		List<Plan.FieldChange> changes = new ArrayList<>();
		for (String path : paths) {
			String was = left.get(path);
			String becomes = right.get(path);
			if (was == null || !was.equals(becomes)) {
				boolean masked = secret && PUBLIC_IN_SECRETS.stream().noneMatch(path::startsWith);
				changes.add(new Plan.FieldChange(path, shown(path, was, masked), shown(path, becomes, masked)));
			}
		}
		return changes;
	}

	private static @Nullable String shown(String path, @Nullable String value, boolean masked) {
		if (value == null) {
			return null;
		}
		if (masked || ManifestSecrets.hides(path, value)) {
			return MASK;
		}
		return (value.length() > LONGEST) ? value.substring(0, LONGEST) + "…" : value;
	}

	private static Map<String, String> fields(Manifest manifest) {
		Manifest stripped = manifest;
		for (String[] path : OF_THE_SERVER) {
			stripped = stripped.without(path);
		}
		Map<String, String> fields = new TreeMap<>();
		collect(stripped.content(), "", fields);
		return fields;
	}

	private static void collect(@Nullable Object value, String path, Map<String, String> fields) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, child) -> collect(child, path.isEmpty() ? key.toString() : path + "." + key, fields));
		}
		else if (value instanceof List<?> list) {
			for (int position = 0; position < list.size(); position++) {
				collect(list.get(position), path + "[" + position + "]", fields);
			}
		}
		else if (value != null) {
			fields.put(path, value.toString());
		}
	}

}
