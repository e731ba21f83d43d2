package org.malcolmconsole.cluster.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.rest.Discovery.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and changes objects of any kind.
 */
public final class Objects {

	/** Our name as owner of fields. */
	public static final String FIELD_MANAGER = "malcolm-console";

	private static final String PAGE = "500";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Rest rest;

	private final Discovery discovery;

	private final String namespace;

	public Objects(Rest rest, String namespace) {
		this.rest = rest;
		this.discovery = new Discovery(rest);
		this.namespace = namespace;
	}

	public Optional<Manifest> get(ObjectRef ref) {
		Call call = Call.get("read " + ref, path(ref)).withSecret(secret(ref.kind()));
		Answer answer = this.rest.send(call);
		if (answer.status() == 404) {
			return Optional.empty();
		}
		if (!answer.ok()) {
			throw Failures.of(call, answer);
		}
		return Optional.of(answer.object());
	}

	/**
	 * All objects with these labels; a label with an empty value only has to be there.
	 */
	public List<Manifest> list(String apiVersion, String kind, @Nullable String inside, Map<String, String> labels) {
		Resource resource = this.discovery.resource(apiVersion, kind);
		List<Manifest> items = new ArrayList<>();
		String next = "";
		do {
			Map<String, String> query = new LinkedHashMap<>(Map.of("limit", PAGE));
			query.put("labelSelector", selector(labels));
			query.put("continue", next);
			query.values().removeIf(String::isEmpty);
			Manifest page = this.rest
				.expect(Call.get("list objects of kind " + kind, resource.path(inside) + Paths.query(query)))
				.object();
			for (Manifest item : page.each("items")) {
				items.add(item.with(apiVersion, "apiVersion").with(kind, "kind"));
			}
			next = page.text("metadata", "continue").orElse("");
		}
		while (!next.isEmpty());
		return List.copyOf(items);
	}

	public Applied apply(Manifest manifest, ApplyMode mode) {
		ObjectRef ref = manifest.ref();
		Resource resource = this.discovery.resource(manifest.apiVersion(), manifest.kind());
		Manifest placed = (resource.namespaced() && ref.namespace() == null)
				? manifest.with(this.namespace, "metadata", "namespace") : manifest;
		Map<String, String> query = new LinkedHashMap<>();
		query.put("fieldManager", FIELD_MANAGER);
		query.put("force", String.valueOf(mode.force()));
		query.put("fieldValidation", "Strict");
		if (mode.dryRun()) {
			query.put("dryRun", "All");
		}
		String verb = mode.dryRun() ? "try out " : "apply ";
		// JSON is YAML; applying twice does what applying once does, so it may be
		// repeated
		Call call = Call
			.of(verb + placed.ref(), "PATCH", resource.path(ref, this.namespace) + Paths.query(query),
					"application/apply-patch+yaml", json(placed.content()))
			.withAttempts(3)
			.withSecret(secret(ref.kind()));
		Answer answer = this.rest.expect(call);
		return new Applied(answer.status() == 201, answer.object());
	}

	public Manifest patch(ObjectRef ref, Map<String, @Nullable Object> patch) {
		Call call = Call
			.of("change " + ref, "PATCH", path(ref) + "?fieldManager=" + FIELD_MANAGER, "application/merge-patch+json",
					json(patch))
			.withSecret(secret(ref.kind()));
		return this.rest.expect(call).object();
	}

	/**
	 * Deletes in the background.
	 * @return false when there is no such object
	 */
	public boolean delete(ObjectRef ref, @Nullable String uid) {
		Map<String, @Nullable Object> options = new LinkedHashMap<>();
		options.put("apiVersion", "v1");
		options.put("kind", "DeleteOptions");
		options.put("propagationPolicy", "Background");
		if (uid != null) {
			options.put("preconditions", Map.of("uid", uid));
		}
		Call call = Call.of("delete " + ref, "DELETE", path(ref), "application/json", json(options));
		Answer answer = this.rest.send(call);
		if (!answer.ok() && answer.status() != 404) {
			throw Failures.of(call, answer);
		}
		return answer.ok();
	}

	private String path(ObjectRef ref) {
		return this.discovery.resource(ref.apiVersion(), ref.kind()).path(ref, this.namespace);
	}

	private static String selector(Map<String, String> labels) {
		return labels.entrySet()
			.stream()
			.map((label) -> label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue())
			.collect(Collectors.joining(","));
	}

	private static boolean secret(String kind) {
		return kind.equals("Secret");
	}

	private static String json(Map<String, @Nullable Object> content) {
		return JSON.writeValueAsString(content);
	}

}
