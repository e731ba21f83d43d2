package org.malcolmconsole.simulator.admission;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values that an object gets where it leaves them open.
 */
final class Defaults {

	private static final ObjectNode WORKLOAD = Json.parse("""
			{"replicas": 1, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600,
			 "strategy": {"type": "RollingUpdate"}}""");

	private static final ObjectNode SERVICE = Json.parse("""
			{"type": "ClusterIP", "sessionAffinity": "None", "internalTrafficPolicy": "Cluster",
			 "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack"}""");

	private static final ObjectNode VOLUME = Json.parse("""
			{"persistentVolumeReclaimPolicy": "Retain", "volumeMode": "Filesystem"}""");

	private static final ObjectNode POD = Json
		.parse("""
				{"serviceAccountName": "default", "serviceAccount": "default", "enableServiceLinks": true,
				 "preemptionPolicy": "PreemptLowerPriority", "priority": 0, "tolerations": [
				 {"key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300},
				 {"key": "node.kubernetes.io/unreachable", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300}
				 ]}""");

	private Defaults() {
	}

	/**
	 * Fills the gaps of any object, new or not.
	 */
	static void fill(Kind kind, ObjectNode object) {
		switch (kind.name()) {
			case "Deployment" -> workload(object);
			case "ReplicaSet", "StatefulSet", "DaemonSet" -> template(object);
			case "Pod" -> {
				PodDefaults.fill(Json.make(object, "spec"));
				merge(Json.make(object, "spec"), POD);
			}
			case "Service" -> service(object);
			case "PersistentVolumeClaim" -> Json.preset(Json.make(object, "spec"), "volumeMode", "Filesystem");
			case "PersistentVolume" -> volume(object);
			case "Secret" -> secret(object);
			case "Namespace" ->
				Json.make(object, "metadata", "labels").put("kubernetes.io/metadata.name", Meta.name(object));
			default -> {
			}
		}
	}

	/**
	 * Gives a new object its first status and finalizers.
	 */
	static void begin(Kind kind, ObjectNode object) {
		if (!kind.equals(Kinds.EVENT) && !kind.equals(Kinds.NODE)) {
			object.remove("status");
		}
		switch (kind.name()) {
			case "Namespace" -> {
				Json.make(object, "spec").putArray("finalizers").add("kubernetes");
				object.putObject("status").put("phase", "Active");
			}
			case "PersistentVolumeClaim" -> {
				Meta.addFinalizer(object, "kubernetes.io/pvc-protection");
				object.putObject("status").put("phase", "Pending");
			}
			case "PersistentVolume" -> {
				Meta.addFinalizer(object, "kubernetes.io/pv-protection");
				object.putObject("status").put("phase", "Pending");
			}
			case "Pod" -> object.putObject("status").put("phase", "Pending").put("qosClass", "BestEffort");
			case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet" -> object.putObject("status");
			case "Service", "Ingress" -> object.putObject("status").putObject("loadBalancer");
			default -> {
			}
		}
	}

	/**
	 * Puts values where the target has none.
	 */
	static void merge(ObjectNode target, JsonNode values) {
		values.properties().forEach((entry) -> {
			JsonNode there = target.path(entry.getKey());
			if (there.isMissingNode() || there.isNull()) {
				target.set(entry.getKey(), entry.getValue().deepCopy());
			}
			else if (there instanceof ObjectNode below && entry.getValue().isObject()) {
				merge(below, entry.getValue());
			}
		});
	}

	private static void volume(ObjectNode object) {
		ObjectNode spec = Json.make(object, "spec");
		merge(spec, VOLUME);
		if (spec.get("hostPath") instanceof ObjectNode path) {
			Json.preset(path, "type", "");
		}
	}

	private static void workload(ObjectNode object) {
		ObjectNode spec = Json.make(object, "spec");
		merge(spec, WORKLOAD);
		ObjectNode strategy = Json.make(spec, "strategy");
		if (Json.text(strategy, "type").equals("RollingUpdate")) {
			Json.preset(Json.make(strategy, "rollingUpdate"), "maxUnavailable", "25%");
			Json.preset(Json.make(strategy, "rollingUpdate"), "maxSurge", "25%");
		}
		template(object);
	}

	private static void template(ObjectNode object) {
		Json.preset(Json.make(object, "spec"), "replicas", 1);
		PodDefaults.fill(Json.make(object, "spec", "template", "spec"));
	}

	private static void service(ObjectNode object) {
		ObjectNode spec = Json.make(object, "spec");
		if (Json.text(spec, "type").equals("ExternalName")) {
			Json.preset(spec, "sessionAffinity", "None");
			return;
		}
		merge(spec, SERVICE);
		for (ObjectNode port : Json.objects(spec, "ports")) {
			Json.preset(port, "protocol", "TCP");
			if (!port.has("targetPort") && port.has("port")) {
				port.set("targetPort", port.get("port"));
			}
		}
	}

	private static void secret(ObjectNode object) {
		Json.preset(object, "type", "Opaque");
		if (object.remove("stringData") instanceof ObjectNode texts) {
			ObjectNode data = Json.make(object, "data");
			texts.properties()
				.forEach((entry) -> data.put(entry.getKey(), Base64.getEncoder()
					.encodeToString(entry.getValue().asString("").getBytes(StandardCharsets.UTF_8))));
		}
	}

}
