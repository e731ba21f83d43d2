package org.malcolmconsole.simulator.program;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a container sees: the files of its mounted configuration, and its variables.
 */
final class Files {

	private final Store store;

	private final ObjectNode pod;

	private final ObjectNode container;

	Files(Store store, ObjectNode pod, ObjectNode container) {
		this.store = store;
		this.pod = pod;
		this.container = container;
	}

	Optional<byte[]> read(String path) {
		return Optional.ofNullable(all().get(path));
	}

	/**
	 * The files by their absolute path.
	 */
	Map<String, byte[]> all() {
		Map<String, byte[]> files = new TreeMap<>();
		files.put("/etc/hostname", bytes(Meta.name(this.pod) + "\n"));
		for (ObjectNode mount : Json.objects(this.container, "volumeMounts")) {
			Json.objects(this.pod, "spec", "volumes")
				.stream()
				.filter((volume) -> Json.text(volume, "name").equals(Json.text(mount, "name")))
				.forEach((volume) -> mount(files, mount, volume));
		}
		return files;
	}

	String namespace() {
		return Meta.namespace(this.pod);
	}

	/**
	 * Where a path really is: on a claim, which other containers may see too, or in this
	 * pod alone.
	 */
	String place(String path) {
		for (ObjectNode mount : Json.objects(this.container, "volumeMounts")) {
			String base = Json.text(mount, "mountPath").replaceAll("/$", "") + "/";
			for (ObjectNode volume : Json.objects(this.pod, "spec", "volumes")) {
				String claim = Json.text(volume, "persistentVolumeClaim", "claimName");
				if (path.startsWith(base) && !claim.isEmpty()
						&& Json.text(volume, "name").equals(Json.text(mount, "name"))) {
					ObjectNode kept = this.store.find(Kinds.CLAIM.key(Meta.namespace(this.pod), claim));
					return ((kept != null) ? Meta.uid(kept) : claim) + "/" + Json.text(mount, "subPath") + "/"
							+ path.substring(base.length());
				}
			}
		}
		return Meta.uid(this.pod) + path;
	}

	Map<String, String> variables() {
		Map<String, String> variables = new TreeMap<>();
		variables.put("HOSTNAME", Meta.name(this.pod));
		variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
		for (ObjectNode source : Json.objects(this.container, "envFrom")) {
			data(Kinds.CONFIG_MAP, Json.text(source, "configMapRef", "name"))
				.forEach((name, value) -> variables.put(name, text(value)));
			data(Kinds.SECRET, Json.text(source, "secretRef", "name"))
				.forEach((name, value) -> variables.put(name, text(value)));
		}
		for (ObjectNode variable : Json.objects(this.container, "env")) {
			variables.put(Json.text(variable, "name"), Json.text(variable, "value"));
		}
		return variables;
	}

	private void mount(Map<String, byte[]> files, ObjectNode mount, ObjectNode volume) {
		Map<String, byte[]> data = new TreeMap<>(data(Kinds.CONFIG_MAP, Json.text(volume, "configMap", "name")));
		data.putAll(data(Kinds.SECRET, Json.text(volume, "secret", "secretName")));
		String base = Json.text(mount, "mountPath").replaceAll("/$", "");
		String part = Json.text(mount, "subPath");
		data.forEach((name, content) -> {
			if (part.isEmpty()) {
				files.put(base + "/" + name, content);
			}
			else if (part.equals(name)) {
				files.put(base, content);
			}
		});
	}

	private Map<String, byte[]> data(Kind kind, String name) {
		Map<String, byte[]> data = new TreeMap<>();
		ObjectNode object = name.isEmpty() ? null : this.store.find(kind.key(Meta.namespace(this.pod), name));
		if (object != null) {
			boolean secret = kind.equals(Kinds.SECRET);
			object.path("data")
				.properties()
				.forEach((entry) -> data.put(entry.getKey(),
						secret ? decoded(entry.getValue()) : bytes(entry.getValue().asString(""))));
			object.path("binaryData")
				.properties()
				.forEach((entry) -> data.put(entry.getKey(), decoded(entry.getValue())));
		}
		return data;
	}

	private static byte[] decoded(JsonNode value) {
		return Base64.getDecoder().decode(value.asString(""));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
