package org.malcolmconsole.cluster.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.Permission;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a cluster who it is, who we are there, and what we may and can do.
 */
public final class Inspection {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String DEFAULT = ".kubernetes.io/is-default-class";

	private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,3}[\\w.+-]{0,100}");

	/** Every API server knows its version; these come from something else. */
	private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308, 404, 405);

	private final Rest rest;

	public Inspection(Rest rest) {
		this.rest = rest;
	}

	/**
	 * The server's version, such as v1.37.2.
	 */
	public String version() {
		Call call = Call.get("ask for the version", "/version");
		Answer answer = this.rest.send(call);
		if (!answer.ok() && !ELSEWHERE.contains(answer.status())) {
			throw Failures.of(call, answer);
		}
		return answer.object()
			.text("gitVersion")
			.filter((version) -> answer.ok() && VERSION.matcher(version).matches())
			.orElseThrow(() -> this.rest.stranger(call, answer));
	}

	/**
	 * Who we are; null when the server does not tell (before Kubernetes 1.28).
	 */
	public Connection.@Nullable Identity identity() {
		String body = """
				{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""";
		Call call = post("ask who we are", "/apis/authentication.k8s.io/v1/selfsubjectreviews", body);
		Answer answer = this.rest.send(call);
		if (answer.status() == 401) {
			throw Failures.of(call, answer);
		}
		if (!answer.ok()) {
			return null;
		}
		Manifest review = this.rest.genuine(call, answer, "SelfSubjectReview");
		List<String> groups = review.list("status", "userInfo", "groups").stream().map(String::valueOf).toList();
		return new Connection.Identity(review.text("status", "userInfo", "username").orElse("?"), groups);
	}

	/**
	 * Whether we may do something.
	 */
	public Permission ask(Permission wanted) {
		String[] resource = wanted.resource().split("/", 2);
		Map<String, Object> attributes = Map.of("verb", wanted.verb(), "group", wanted.group(), "resource", resource[0],
				"subresource", (resource.length > 1) ? resource[1] : "", "namespace",
				(wanted.namespace() != null) ? wanted.namespace() : "");
		String body = JSON.writeValueAsString(Map.of("apiVersion", "authorization.k8s.io/v1", "kind",
				"SelfSubjectAccessReview", "spec", Map.of("resourceAttributes", attributes)));
		Call call = post("ask what we may do", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body);
		Manifest review = this.rest.genuine(call, this.rest.expect(call), "SelfSubjectAccessReview");
		boolean allowed = review.at("status", "allowed").filter(Boolean.TRUE::equals).isPresent();
		return new Permission(wanted.verb(), wanted.group(), wanted.resource(), wanted.namespace(), allowed,
				wanted.neededFor(), wanted.optional());
	}

	/**
	 * What tells this cluster from another at the same address; null when we may not read
	 * it.
	 * @throws org.malcolmconsole.cluster.ClusterException when the cluster does not
	 * answer as it should: then nobody knows
	 */
	public @Nullable String uid() {
		Call call = Call.get("read namespace kube-system", "/api/v1/namespaces/kube-system");
		Answer answer = this.rest.send(call);
		if (!answer.ok() && answer.status() != 403 && answer.status() != 404) {
			throw Failures.of(call, answer);
		}
		return answer.ok() ? this.rest.genuine(call, answer, "Namespace").uid() : null;
	}

	/**
	 * A namespace; empty when there is none, or we may not read it.
	 */
	public Optional<Manifest> namespace(String name) {
		Call call = Call.get("read namespace " + name, "/api/v1/namespaces/" + Paths.encode(name)).withAttempts(1);
		Answer answer = this.rest.send(call);
		return answer.ok() ? Optional.of(this.rest.genuine(call, answer, "Namespace")) : Optional.empty();
	}

	/**
	 * Storage classes, none when we may not read them.
	 */
	public List<Connection.StorageClass> storageClasses() {
		return items("/apis/storage.k8s.io/v1/storageclasses").stream()
			.map((item) -> new Connection.StorageClass(item.name(), item.text("provisioner").orElse(""),
					isDefault(item, "storageclass"),
					!item.text("volumeBindingMode").orElse("").equals("WaitForFirstConsumer")))
			.toList();
	}

	/**
	 * Ingress classes, none when we may not read them.
	 */
	public List<Connection.IngressClass> ingressClasses() {
		return items("/apis/networking.k8s.io/v1/ingressclasses").stream()
			.map((item) -> new Connection.IngressClass(item.name(), item.text("spec", "controller").orElse(""),
					isDefault(item, "ingressclass")))
			.toList();
	}

	private List<Manifest> items(String path) {
		Call call = Call.get("list " + path, path);
		Answer answer = this.rest.send(call);
		return answer.ok() ? this.rest.genuine(call, answer, "\\w+List").each("items") : List.of();
	}

	private static boolean isDefault(Manifest item, String kind) {
		return "true".equals(item.annotations().get(kind + DEFAULT));
	}

	private static Call post(String what, String path, String body) {
		// a review stores nothing, so it may be asked again
		return Call.of(what, "POST", path, "application/json", body).withAttempts(2);
	}

}
