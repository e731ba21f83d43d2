package org.malcolmconsole.infrastructure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Manifest;

/**
 * The ingress that a form stands for.
 */
final class IngressManifests {

	private static final String PREFIX = "nginx.ingress.kubernetes.io/";

	private IngressManifests() {
	}

	/**
	 * The manifests of a form that has no errors.
	 */
	static List<Manifest> of(IngressForm form, String namespace) {
		return form.chosen().equals(IngressForm.NGINX) ? List.of(nginx(form, namespace)) : List.of();
	}

	private static Manifest nginx(IngressForm form, String namespace) {
		Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
		metadata.put("name", "nginx-ingress");
		metadata.put("namespace", namespace);
		metadata.put("annotations", annotations(form));
		Map<String, @Nullable Object> spec = new LinkedHashMap<>();
		if (form.ingressClass() != null) {
			spec.put("ingressClassName", form.ingressClass());
		}
		spec.put("rules", List.of(rule(form)));
		Map<String, @Nullable Object> content = new LinkedHashMap<>();
		content.put("apiVersion", "networking.k8s.io/v1");
		content.put("kind", "Ingress");
		content.put("metadata", metadata);
		content.put("spec", spec);
		return new Manifest(content);
	}

	private static Map<String, String> annotations(IngressForm form) {
		Map<String, String> annotations = new LinkedHashMap<>();
		if (form.ingressClass() == null) {
			annotations.put("kubernetes.io/ingress.class", "nginx");
		}
		annotations.put(PREFIX + "backend-protocol", "https");
		annotations.put(PREFIX + "preserve-trailing-slash", "false");
		annotations.put(PREFIX + "ssl-passthrough", String.valueOf(form.passesTlsThrough()));
		annotations.put(PREFIX + "client-body-buffer-size", "512k");
		annotations.put(PREFIX + "proxy-body-size", "0");
		annotations.put(PREFIX + "proxy-max-temp-file-size", "0");
		annotations.put(PREFIX + "proxy-buffer-size", "512k");
		annotations.put(PREFIX + "proxy-buffering", "off");
		annotations.put(PREFIX + "proxy-request-buffering", "off");
		annotations.put(PREFIX + "proxy-connect-timeout", "600");
		annotations.put(PREFIX + "proxy-read-timeout", "600");
		annotations.put(PREFIX + "proxy-send-timeout", "600");
		return annotations;
	}

	private static Map<String, @Nullable Object> rule(IngressForm form) {
		Map<String, @Nullable Object> path = new LinkedHashMap<>();
		path.put("path", "/");
		path.put("pathType", "Prefix");
		path.put("backend", Map.of("service", service()));
		Map<String, @Nullable Object> rule = new LinkedHashMap<>();
		if (form.host() != null) {
			rule.put("host", form.host());
		}
		rule.put("http", Map.of("paths", List.of(path)));
		return rule;
	}

	private static Map<String, @Nullable Object> service() {
		Map<String, @Nullable Object> service = new LinkedHashMap<>();
		service.put("name", "nginx-proxy");
		service.put("port", Map.of("number", 443));
		return service;
	}

}
