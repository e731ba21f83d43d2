package org.malcolmconsole.cluster.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * Finds out under which path the API server serves a kind, and remembers it.
 */
final class Discovery {

	private final Rest rest;

	private final Map<String, Map<String, Resource>> known = new ConcurrentHashMap<>();

	Discovery(Rest rest) {
		this.rest = rest;
	}

	/**
	 * How a kind is served.
	 * @throws ClusterException when the cluster does not know it
	 */
	Resource resource(String apiVersion, String kind) {
		return find(apiVersion, kind).orElseThrow(() -> new ClusterException(Reason.INVALID,
				"The cluster has no kind %s in %s. Check both, or install what brings it.".formatted(kind,
						apiVersion)));
	}

	private Optional<Resource> find(String apiVersion, String kind) {
		Resource resource = this.known.getOrDefault(apiVersion, Map.of()).get(kind);
		if (resource == null) {
			// a custom kind may have been installed since
			Map<String, Resource> fresh = ask(apiVersion);
			this.known.put(apiVersion, fresh);
			resource = fresh.get(kind);
		}
		return Optional.ofNullable(resource);
	}

	private Map<String, Resource> ask(String apiVersion) {
		if (!apiVersion.matches("([a-z0-9.-]+/)?v[a-z0-9]+")) {
			return Map.of();
		}
		String root = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
		Answer answer = this.rest.send(Call.get("read what the cluster offers in " + apiVersion, root));
		if (answer.status() == 404) {
			return Map.of();
		}
		if (!answer.ok()) {
			throw Failures.of(Call.get("read what the cluster offers in " + apiVersion, root), answer);
		}
		Map<String, Resource> resources = new HashMap<>();
		for (Manifest resource : answer.object().each("resources")) {
			String name = resource.text("name").orElse("");
			if (!name.contains("/")) {
				boolean namespaced = resource.text("namespaced").orElse("").equals("true");
				resources.put(resource.kind(), new Resource(root, name, namespaced));
			}
		}
		return resources;
	}

	/**
	 * A served kind: the path of its API version, its plural name, its scope.
	 */
	record Resource(String root, String plural, boolean namespaced) {

		String path(@Nullable String namespace) {
			if (!this.namespaced || namespace == null) {
				return this.root + "/" + this.plural;
			}
			return this.root + "/namespaces/" + Paths.encode(namespace) + "/" + this.plural;
		}

		String path(ObjectRef ref, String ourNamespace) {
			String namespace = (ref.namespace() != null) ? ref.namespace() : ourNamespace;
			return path(namespace) + "/" + Paths.encode(ref.name());
		}

	}

}
