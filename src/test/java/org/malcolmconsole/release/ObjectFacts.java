package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes a Kubernetes object of a manifest in the terms of the facts. Every field has
 * to find its place: what is left over ends under "other".
 */
final class ObjectFacts {

	private static final List<String> TIMINGS = List.of("initialDelaySeconds", "periodSeconds", "timeoutSeconds",
			"successThreshold", "failureThreshold");

	private ObjectFacts() {
	}

	static Map<String, Object> of(YamlDocument document) {
		var object = new Taken(document.mapping());
		var metadata = object.part("metadata");
		var facts = new LinkedHashMap<String, Object>();
		facts.put("kind", object.take("kind"));
		facts.put("apiVersion", object.take("apiVersion"));
		facts.put("name", metadata.take("name"));
		facts.put("namespace", metadata.take("namespace"));
		metadata.move("labels", facts, "labels");
		metadata.move("annotations", facts, "annotations");
		object.move("data", facts, "data");
		var spec = object.part("spec");
		switch (String.valueOf(facts.get("kind"))) {
			case "Service" -> service(spec, facts);
			case "Deployment" -> deployment(spec, facts);
			case "PersistentVolume" -> volume(spec, facts);
			case "PersistentVolumeClaim" -> claim(spec, facts);
			case "Ingress" -> ingress(spec, facts);
			default -> {
			}
		}
		Taken.leftOver(facts, object, metadata, spec);
		return facts;
	}

	private static void service(Taken spec, Map<String, Object> facts) {
		facts.put("type_explicit", spec.has("type"));
		facts.put("type", spec.has("type") ? spec.take("type") : "ClusterIP");
		spec.move("selector", facts, "selector");
		spec.move("ports", facts, "ports");
	}

	private static void deployment(Taken spec, Map<String, Object> facts) {
		var selector = spec.part("selector");
		var template = spec.part("template");
		var labels = template.part("metadata");
		var pod = template.part("spec");
		spec.move("replicas", facts, "replicas");
		selector.move("matchLabels", facts, "matchLabels");
		labels.move("labels", facts, "podLabels");
		facts.put("containers", pod.parts("containers").stream().map(ObjectFacts::container).toList());
		facts.put("initContainers", pod.parts("initContainers").stream().map(ObjectFacts::container).toList());
		facts.put("volumes", pod.parts("volumes").stream().map(ObjectFacts::podVolume).toList());
		Taken.leftOver(facts, selector, template, labels, pod);
	}

	private static Map<String, Object> container(Taken container) {
		var facts = new LinkedHashMap<String, Object>();
		for (String key : List.of("name", "image", "imagePullPolicy", "stdin", "tty", "command", "args")) {
			container.move(key, facts, key);
		}
		var security = container.part("securityContext");
		var capabilities = security.part("capabilities");
		facts.put("capabilities_add", capabilities.takeOr("add", List.of()));
		facts.put("ports", container.takeOr("ports", List.of()));
		facts.put("env", container.takeOr("env", List.of()));
		facts.put("envFrom", container.parts("envFrom").stream().map(ObjectFacts::envFrom).toList());
		facts.put("volumeMounts", container.parts("volumeMounts").stream().map(ObjectFacts::mount).toList());
		if (container.has("livenessProbe")) {
			facts.put("livenessProbe", probe(container.part("livenessProbe")));
		}
		Taken.leftOver(facts, container, security, capabilities);
		return facts;
	}

	private static Map<String, Object> envFrom(Taken source) {
		boolean secret = source.has("secretRef");
		var reference = source.part(secret ? "secretRef" : "configMapRef");
		var facts = new LinkedHashMap<String, Object>();
		facts.put("kind", secret ? "Secret" : "ConfigMap");
		facts.put("name", reference.take("name"));
		Taken.leftOver(facts, source, reference);
		return facts;
	}

	private static Map<String, Object> mount(Taken mount) {
		var facts = new LinkedHashMap<String, Object>();
		facts.put("volume", mount.take("name"));
		mount.move("mountPath", facts, "mountPath");
		facts.put("subPath", mount.takeOr("subPath", null));
		facts.put("readOnly", mount.takeOr("readOnly", false));
		Taken.leftOver(facts, mount);
		return facts;
	}

	private static Map<String, Object> podVolume(Taken volume) {
		var names = Map.of("configMap", "name", "secret", "secretName", "persistentVolumeClaim", "claimName");
		var facts = new LinkedHashMap<String, Object>();
		volume.move("name", facts, "name");
		String type = volume.keys().iterator().next();
		var source = volume.part(type);
		facts.put("type", type);
		facts.put("source", source.take(names.get(type)));
		Taken.leftOver(facts, volume, source);
		return facts;
	}

	private static Map<String, Object> probe(Taken probe) {
		var facts = new LinkedHashMap<String, Object>();
		TIMINGS.forEach((timing) -> probe.move(timing, facts, timing));
		String type = probe.has("httpGet") ? "httpGet" : "exec";
		var check = probe.part(type);
		facts.put("type", type);
		for (String key : List.of("path", "port", "scheme", "command")) {
			check.move(key, facts, key);
		}
		Taken.leftOver(facts, probe, check);
		return facts;
	}

	private static void volume(Taken spec, Map<String, Object> facts) {
		var capacity = spec.part("capacity");
		capacity.move("storage", facts, "capacity");
		spec.move("volumeMode", facts, "volumeMode");
		spec.move("accessModes", facts, "accessModes");
		spec.move("persistentVolumeReclaimPolicy", facts, "reclaimPolicy");
		spec.move("storageClassName", facts, "storageClassName");
		facts.put("mountOptions", spec.takeOr("mountOptions", List.of()));
		var backend = new TreeMap<String, Object>();
		for (String type : List.of("csi", "nfs")) {
			spec.move(type, backend, type);
		}
		facts.put("backend", backend);
		Taken.leftOver(facts, capacity);
	}

	private static void claim(Taken spec, Map<String, Object> facts) {
		var resources = spec.part("resources");
		var requests = resources.part("requests");
		requests.move("storage", facts, "request");
		for (String key : List.of("storageClassName", "accessModes", "volumeMode", "volumeName")) {
			spec.move(key, facts, key);
		}
		Taken.leftOver(facts, resources, requests);
	}

	private static void ingress(Taken spec, Map<String, Object> facts) {
		facts.put("ingressClassName", spec.takeOr("ingressClassName", null));
		var rules = new ArrayList<Map<String, Object>>();
		for (Taken rule : spec.parts("rules")) {
			var http = rule.part("http");
			var paths = http.parts("paths").stream().map(ObjectFacts::path).toList();
			var ruleFacts = new LinkedHashMap<String, Object>();
			ruleFacts.put("host", rule.takeOr("host", null));
			ruleFacts.put("paths", paths);
			Taken.leftOver(ruleFacts, rule, http);
			rules.add(ruleFacts);
		}
		facts.put("rules", rules);
	}

	private static Map<String, Object> path(Taken path) {
		var backend = path.part("backend");
		var service = backend.part("service");
		var port = service.part("port");
		var facts = new LinkedHashMap<String, Object>();
		path.move("path", facts, "path");
		path.move("pathType", facts, "pathType");
		service.move("name", facts, "service");
		port.move("number", facts, "port");
		Taken.leftOver(facts, path, backend, service, port);
		return facts;
	}

}
