package org.malcolmconsole.deployment.desired;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.document.Document;
import org.malcolmconsole.deployment.document.PodTemplate;
import org.malcolmconsole.release.Release;

/**
 * Moves the objects of a directory into the chosen namespace, and what they say about it
 * along with them.
 */
final class Namespaces {

	private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace", "Node", "PersistentVolume", "StorageClass",
			"VolumeAttributesClass", "CSIDriver", "CSINode", "VolumeAttachment", "IngressClass", "GatewayClass",
			"PriorityClass", "RuntimeClass", "CustomResourceDefinition", "APIService", "DeviceClass",
			"ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
			"ValidatingAdmissionPolicyBinding", "CertificateSigningRequest", "FlowSchema",
			"PriorityLevelConfiguration");

	private final String chosen;

	private final Set<String> homes = new TreeSet<>();

	private final Set<String> services;

	Namespaces(Release release, String chosen, List<Document> documents) {
		this.chosen = chosen;
		this.homes.add(release.defaultNamespace());
		this.homes.add(chosen);
		documents.stream()
			.map(Document::manifest)
			.filter((manifest) -> PodTemplate.of(manifest).isPresent() || required(release, manifest))
			.forEach((manifest) -> addHome(manifest.namespace()));
		this.services = documents.stream()
			.map(Document::manifest)
			.filter((manifest) -> manifest.kind().equals("Service"))
			.map(Manifest::name)
			.collect(Collectors.toSet());
	}

	private static boolean required(Release release, Manifest manifest) {
		return manifest.kind().equals(Reference.CLAIM) && release.requiredClaims().contains(manifest.name());
	}

	private void addHome(@Nullable String namespace) {
		if (namespace != null) {
			this.homes.add(namespace);
		}
	}

	/**
	 * Whether an object stays in a namespace of somebody else, like the ConfigMap of an
	 * ingress controller.
	 */
	boolean elsewhere(Manifest manifest) {
		String namespace = manifest.namespace();
		return namespace != null && !WITHOUT_NAMESPACE.contains(manifest.kind()) && !this.homes.contains(namespace);
	}

	Manifest move(Manifest manifest) {
		Manifest moved = withReferences(manifest);
		if (hasNone(manifest)) {
			return named(moved.without("metadata", "namespace"));
		}
		return elsewhere(manifest) ? moved : moved.with(this.chosen, "metadata", "namespace");
	}

	private static boolean hasNone(Manifest manifest) {
		return WITHOUT_NAMESPACE.contains(manifest.kind())
				|| (manifest.kind().startsWith("Cluster") && manifest.namespace() == null);
	}

	private Manifest named(Manifest manifest) {
		boolean home = manifest.kind().equals("Namespace") && this.homes.contains(manifest.name());
		return home ? manifest.with(this.chosen, "metadata", "name") : manifest;
	}

	private Manifest withReferences(Manifest manifest) {
		return switch (manifest.kind()) {
			case "PersistentVolume" ->
				moved(moved(manifest, "spec", "claimRef", "namespace"), "metadata", "labels", "namespace");
			case "RoleBinding", "ClusterRoleBinding" -> withSubjects(manifest);
			case "ConfigMap" -> withRoutes(manifest);
			default -> manifest;
		};
	}

	private Manifest moved(Manifest manifest, String... path) {
		boolean home = manifest.text(path).filter(this.homes::contains).isPresent();
		return home ? manifest.with(this.chosen, path) : manifest;
	}

	private Manifest withSubjects(Manifest manifest) {
		List<Object> subjects = new ArrayList<>();
		for (Manifest subject : manifest.each("subjects")) {
			subjects.add(moved(subject, "namespace").content());
		}
		return subjects.isEmpty() ? manifest : manifest.with(subjects, "subjects");
	}

	/**
	 * Port lists of ingress controllers name services as namespace/service:port.
	 */
	private Manifest withRoutes(Manifest manifest) {
		if (manifest.namespace() == null || this.homes.contains(manifest.namespace())) {
			return manifest;
		}
		Map<String, Object> data = new LinkedHashMap<>(manifest.texts("data"));
		data.replaceAll((port, target) -> route(target.toString()));
		return data.isEmpty() ? manifest : manifest.with(data, "data");
	}

	private String route(String target) {
		int slash = target.indexOf('/');
		int colon = target.indexOf(':', slash + 1);
		boolean ours = slash > 0 && colon > slash && this.homes.contains(target.substring(0, slash))
				&& this.services.contains(target.substring(slash + 1, colon));
		return ours ? this.chosen + target.substring(slash) : target;
	}

}
