package org.malcolmconsole.simulator.admission;

import java.util.List;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values that a pod or its template gets where it leaves them open.
 */
final class PodDefaults {

	private static final ObjectNode SPEC = Json.parse("""
			{"restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "dnsPolicy": "ClusterFirst",
			 "securityContext": {}, "schedulerName": "default-scheduler"}""");

	private static final ObjectNode CONTAINER = Json.parse("""
			{"resources": {}, "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File"}""");

	private static final ObjectNode PROBE = Json.parse("""
			{"timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1, "failureThreshold": 3}""");

	private PodDefaults() {
	}

	static void fill(ObjectNode spec) {
		Defaults.merge(spec, SPEC);
		for (String list : List.of("initContainers", "containers")) {
			Json.objects(spec, list).forEach(PodDefaults::container);
		}
		Json.objects(spec, "volumes").forEach(PodDefaults::volume);
		if (spec.hasNonNull("serviceAccountName")) {
			Json.preset(spec, "serviceAccount", Json.text(spec, "serviceAccountName"));
		}
	}

	private static void container(ObjectNode container) {
		Defaults.merge(container, CONTAINER);
		String image = Json.text(container, "image");
		boolean latest = image.endsWith(":latest") || !image.substring(image.lastIndexOf('/') + 1).contains(":");
		Json.preset(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
		Json.objects(container, "ports").forEach((port) -> Json.preset(port, "protocol", "TCP"));
		Json.objects(container, "env").forEach(PodDefaults::variable);
		for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
			if (container.get(probe) instanceof ObjectNode there) {
				probe(there);
			}
		}
	}

	private static void variable(ObjectNode variable) {
		if (Json.at(variable, "valueFrom", "fieldRef") instanceof ObjectNode reference) {
			Json.preset(reference, "apiVersion", "v1");
		}
	}

	private static void probe(ObjectNode probe) {
		Defaults.merge(probe, PROBE);
		if (probe.get("httpGet") instanceof ObjectNode request) {
			Json.preset(request, "scheme", "HTTP");
			Json.preset(request, "path", "/");
		}
	}

	private static void volume(ObjectNode volume) {
		for (String source : List.of("configMap", "secret", "projected", "downwardAPI")) {
			if (volume.get(source) instanceof ObjectNode there) {
				Json.preset(there, "defaultMode", 420);
			}
		}
		if (volume.get("hostPath") instanceof ObjectNode path) {
			Json.preset(path, "type", "");
		}
		if (volume.size() == 1) {
			volume.putObject("emptyDir");
		}
	}

}
