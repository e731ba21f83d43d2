package org.malcolmconsole.settings.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.catalog.Type;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.http.HttpStatus;

/**
 * A file with settings that somebody hands in.
 *
 * @param release the release that it says it is of, null when it says nothing
 * @param values values of settings that there are
 * @param unknown keys that there are not
 */
record SettingsFile(@Nullable String release, Map<String, @Nullable Object> values, List<String> unknown) {

	static final int MAX_BYTES = 256 * 1024;

	private static final int MAX_DEPTH = 20;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.build();

	/**
	 * Reads JSON, when it begins like an object, else YAML; the settings stand under
	 * <code>settings</code> or at the top.
	 */
	static SettingsFile read(byte[] content, Catalog catalog) {
		if (content.length > MAX_BYTES) {
			throw WorkspaceException.of(HttpStatus.CONTENT_TOO_LARGE, "The file is too large",
					"A file with settings has at most %,d bytes.".formatted(MAX_BYTES), null);
		}
		var root = new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{") ? json(content)
				: Yaml.mapping("The file", content);
		var release = (root.get("release") instanceof String text) ? text : null;
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		var unknown = new ArrayList<String>();
		settings(root).forEach((id, value) -> catalog.find(id)
			.ifPresentOrElse((setting) -> values.put(id, fitting(setting, value)), () -> unknown.add(id)));
		return new SettingsFile(release, values, unknown);
	}

	private static Map<String, @Nullable Object> settings(Map<String, @Nullable Object> root) {
		Map<String, @Nullable Object> settings = new LinkedHashMap<>(root);
		if (root.get("settings") instanceof Map<?, ?> inner) {
			settings.keySet().removeAll(List.of("release", "revision", "settings"));
			inner.forEach((key, value) -> settings.put(String.valueOf(key), value));
		}
		return settings;
	}

	/** A number without quotes is text where text is wanted. */
	private static @Nullable Object fitting(Setting setting, @Nullable Object value) {
		boolean number = value instanceof Integer || value instanceof Long;
		return (number && setting.type() != Type.INTEGER && setting.type() != Type.BOOLEAN) ? String.valueOf(value)
				: value;
	}

	private static Map<String, @Nullable Object> json(byte[] content) {
		try {
			Map<String, @Nullable Object> root = new LinkedHashMap<>();
			Map<?, ?> read = JSON.readValue(content, Map.class);
			read.forEach((key, value) -> root.put(String.valueOf(key), value));
			return root;
		}
		catch (JacksonException ex) {
			var place = Optional.ofNullable(ex.getLocation())
				.map((at) -> "line %d: ".formatted(at.getLineNr()))
				.orElse("");
			throw WorkspaceException.of(HttpStatus.UNPROCESSABLE_CONTENT, "The file can't be read",
					"The file, %sit is no JSON object, has a key twice or is nested too deeply.".formatted(place),
					null);
		}
	}

	@Override
	public String toString() {
		return "SettingsFile[" + this.values.keySet() + "]";
	}

}
