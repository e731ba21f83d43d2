package org.malcolmconsole.simulator.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Cause;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Selector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an object has to fulfil; the mistakes that people make, not all that are possible.
 */
final class Validation {

	private static final Pattern SUBDOMAIN = Pattern
		.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

	private static final Pattern FILE_NAME = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

	private static final Pattern LABEL = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");

	private final List<Cause> causes = new ArrayList<>();

	private Validation() {
	}

	/**
	 * Checks an object.
	 * @throws Failure 422 with all that is wrong
	 */
	static void check(Key key, @Nullable ObjectNode before, ObjectNode object) {
		Validation validation = new Validation();
		validation.metadata(key, object);
		validation.content(key, object);
		if (before != null) {
			validation.change(key, before, object);
		}
		if (!validation.causes.isEmpty()) {
			throw Failure.invalid(key, validation.causes);
		}
	}

	private void metadata(Key key, ObjectNode object) {
		boolean loose = key.kind().group().startsWith("rbac");
		if (!loose && (!SUBDOMAIN.matcher(key.name()).matches() || key.name().length() > 253)) {
			this.causes.add(Cause.invalid("metadata.name", quoted(key.name()),
					"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"));
		}
		Json.at(object, "metadata", "labels").properties().forEach((entry) -> {
			String value = entry.getValue().asString("");
			if (!LABEL.matcher(value).matches() || value.length() > 63) {
				this.causes.add(
						Cause.invalid("metadata.labels", quoted(value), "a valid label must be 63 characters or less"));
			}
		});
	}

	private void content(Key key, ObjectNode object) {
		switch (key.kind().name()) {
			case "ConfigMap", "Secret" -> data(object);
			case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet" -> workload(object);
			case "Pod" -> pod("spec", Json.at(object, "spec"));
			case "Service" -> service(object);
			case "PersistentVolumeClaim" -> claim(object);
			case "Ingress" -> ingress(object);
			case "PersistentVolume" -> volume(object);
			default -> {
			}
		}
	}

	private void data(ObjectNode object) {
		for (String field : List.of("data", "binaryData")) {
			for (String name : object.path(field).propertyNames()) {
				if (!FILE_NAME.matcher(name).matches()) {
					this.causes.add(Cause.invalid(field + "[" + name + "]", quoted(name),
							"a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));
				}
			}
		}
	}

	private void workload(ObjectNode object) {
		JsonNode selector = Json.at(object, "spec", "selector");
		if (selector.isEmpty()) {
			this.causes.add(Cause.required("spec.selector"));
		}
		JsonNode template = Json.at(object, "spec", "template");
		if (!Selector.of(selector).test(template)) {
			this.causes
				.add(Cause.invalid("spec.template.metadata.labels", Json.write(Json.at(template, "metadata", "labels")),
						"`selector` does not match template `labels`"));
		}
		pod("spec.template.spec", Json.at(template, "spec"));
	}

	private void pod(String path, JsonNode spec) {
		List<String> volumes = Json.objects(spec, "volumes")
			.stream()
			.map((volume) -> Json.text(volume, "name"))
			.toList();
		if (Json.objects(spec, "containers").isEmpty()) {
			this.causes.add(Cause.required(path + ".containers"));
		}
		for (String list : List.of("initContainers", "containers")) {
			List<ObjectNode> containers = Json.objects(spec, list);
			for (int i = 0; i < containers.size(); i++) {
				container(path + "." + list + "[" + i + "]", containers.get(i), volumes);
			}
		}
	}

	private void container(String path, ObjectNode container, List<String> volumes) {
		for (String field : List.of("name", "image")) {
			if (Json.text(container, field).isEmpty()) {
				this.causes.add(Cause.required(path + "." + field));
			}
		}
		List<ObjectNode> mounts = Json.objects(container, "volumeMounts");
		for (int i = 0; i < mounts.size(); i++) {
			String name = Json.text(mounts.get(i), "name");
			if (!volumes.contains(name)) {
				this.causes.add(new Cause("FieldValueNotFound", "Not found: " + quoted(name),
						path + ".volumeMounts[" + i + "].name"));
			}
		}
	}

	private void service(ObjectNode object) {
		boolean free = Json.text(object, "spec", "type").equals("ExternalName")
				|| Json.text(object, "spec", "clusterIP").equals("None");
		if (!free && Json.objects(object, "spec", "ports").isEmpty()) {
			this.causes.add(Cause.required("spec.ports"));
		}
		List<ObjectNode> ports = Json.objects(object, "spec", "ports");
		for (int i = 0; i < ports.size() && ports.size() > 1; i++) {
			if (Json.text(ports.get(i), "name").isEmpty()) {
				this.causes.add(Cause.required("spec.ports[" + i + "].name"));
			}
		}
	}

	private void ingress(ObjectNode object) {
		JsonNode spec = Json.at(object, "spec");
		if (!spec.has("rules") && !spec.has("defaultBackend")) {
			this.causes.add(Cause.invalid("spec", "null", "either `defaultBackend` or `rules` must be specified"));
		}
	}

	private void claim(ObjectNode object) {
		if (Json.at(object, "spec", "accessModes").isEmpty()) {
			this.causes.add(Cause.required("spec.accessModes", "at least 1 access mode is required"));
		}
		if (Json.text(object, "spec", "resources", "requests", "storage").isEmpty()) {
			this.causes.add(Cause.required("spec.resources[storage]"));
		}
	}

	private void volume(ObjectNode object) {
		if (Json.at(object, "spec", "accessModes").isEmpty()) {
			this.causes.add(Cause.required("spec.accessModes"));
		}
		if (Json.at(object, "spec", "capacity").isEmpty()) {
			this.causes.add(Cause.required("spec.capacity"));
		}
	}

	private void change(Key key, ObjectNode before, ObjectNode object) {
		switch (key.kind().name()) {
			case "Deployment", "ReplicaSet" -> immutable("spec.selector", before, object);
			case "Secret" -> immutable("type", before, object);
			case "Service" -> immutable("spec.clusterIP", before, object);
			case "PersistentVolumeClaim" -> claimSpec(before, object);
			case "Pod" -> immutable("spec.volumes", before, object);
			default -> {
			}
		}
		boolean frozen = before.path("immutable").asBoolean(false);
		if (frozen && !before.path("data").equals(object.path("data"))) {
			this.causes
				.add(new Cause("FieldValueForbidden", "Forbidden: field is immutable when `immutable` is set", "data"));
		}
	}

	private void claimSpec(ObjectNode before, ObjectNode object) {
		ObjectNode old = Json.make(before.deepCopy(), "spec");
		ObjectNode now = Json.make(object.deepCopy(), "spec");
		boolean pending = !old.has("volumeName");
		List.of(old, now).forEach((spec) -> spec.remove("resources"));
		if (pending) {
			now.remove("volumeName");
		}
		if (!old.equals(now)) {
			this.causes.add(new Cause("FieldValueForbidden",
					"Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
					"spec"));
		}
	}

	private void immutable(String field, ObjectNode before, ObjectNode object) {
		String[] path = field.split("\\.");
		JsonNode now = Json.at(object, path);
		if (!Json.at(before, path).equals(now)) {
			this.causes.add(Cause.invalid(field, now.isMissingNode() ? "null" : Json.write(now), "field is immutable"));
		}
	}

	private static String quoted(String text) {
		return "\"" + text + "\"";
	}

}
