package org.malcolmconsole.infrastructure.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.release.YamlException;

/**
 * An object in a text that somebody wrote, lists taken apart as a start does it.
 *
 * @param file name for sentences
 * @param source the document it stands in, null when the text cannot be read
 * @param pointer where in the document
 * @param content what it consists of
 */
record OwnObject(String file, @Nullable YamlDocument source, String pointer, @Nullable Object content) {

	private static final String LIST = "List";

	static List<OwnObject> all(String file, byte[] content) {
		List<OwnObject> objects = new ArrayList<>();
		try {
			for (YamlDocument document : Yaml.documents(file, content)) {
				if (!document.empty()) {
					collect(file, document, "", document.content(), objects);
				}
			}
			return objects;
		}
		catch (YamlException ex) {
			return List.of(new OwnObject(file, null, "", new String(content, StandardCharsets.UTF_8)));
		}
	}

	private static void collect(String file, YamlDocument source, String pointer, @Nullable Object content,
			List<OwnObject> objects) {
		var object = new OwnObject(file, source, pointer, content);
		List<?> items = object.items();
		if (items.isEmpty()) {
			objects.add(object);
		}
		for (int position = 0; position < items.size(); position++) {
			collect(file, source, pointer + "/items/" + position, items.get(position), objects);
		}
	}

	private List<?> items() {
		boolean list = kind().endsWith(LIST);
		return (list && this.content instanceof Map<?, ?> map && map.get("items") instanceof List<?> items) ? items
				: List.of();
	}

	String kind() {
		return text("kind");
	}

	/** The API group, empty for the core; the whole text when it is no apiVersion. */
	String group() {
		String version = text("apiVersion");
		int slash = version.lastIndexOf('/');
		boolean core = slash < 0 && version.matches("v[0-9]+((alpha|beta)[0-9]+)?");
		return (slash > 0) ? version.substring(0, slash) : core ? "" : "?" + version;
	}

	String title() {
		if (this.source == null) {
			return "a text that cannot be read";
		}
		String group = group();
		String kind = kind().isEmpty() ? "an object without a kind" : kind();
		return group.isEmpty() ? kind : kind + " (" + group + ")";
	}

	/** File, document, line and path in one phrase. */
	String place(String path) {
		if (this.source == null) {
			return this.file;
		}
		String field = path.isEmpty() ? ""
				: "/" + path.replace("~", "~0").replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
		return "%s, document %d, line %d".formatted(this.file, this.source.index(),
				this.source.lineOf(this.pointer + field)) + (path.isEmpty() ? "" : ", " + path);
	}

	private String text(String key) {
		Object value = (this.content instanceof Map<?, ?> map) ? map.get(key) : null;
		return (value instanceof String text) ? text : "";
	}

}
