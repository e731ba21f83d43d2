package org.malcolmconsole.settings.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.CatalogReader;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine over files in memory, as the REST calls use it. */
public final class EngineBench {

	public static final Catalog CATALOG = catalog();

	public static final Contents EXAMPLES = examples();

	private EngineBench() {
	}

	/** As <code>PUT</code> does. */
	public static Contents replace(Contents before, Map<String, Object> answers) {
		return after(before, edits(before, answers, true));
	}

	/** As <code>PATCH</code> does. */
	static Contents change(Contents before, Map<String, Object> answers) {
		return after(before, edits(before, answers, false));
	}

	public static Change edits(Contents before, Map<String, Object> request, boolean replace) {
		var read = Reading.of(CATALOG, before);
		Map<String, @Nullable Object> wish = new LinkedHashMap<>(request);
		var checks = new Checks(CATALOG);
		var values = Evaluation.of(CATALOG, checks.merge(read, wish, replace));
		checks.checkRequired(read, values);
		assertThat(checks.problems()).as("%s", request).isEmpty();
		var scope = new Edits.Scope(replace, replace);
		return new Edits(CATALOG, read, values, scope).addTo(Change.by("a", "b"), before, Map::of);
	}

	static Contents after(Contents before, Change change) {
		var files = new HashMap<String, byte[]>();
		before.paths().forEach((path) -> files.put(path, before.file(path).orElseThrow()));
		return Contents.of(change.applyTo(files));
	}

	/** File and key, divided by a slash, to value as a container gets it. */
	static SortedMap<String, String> values(Contents contents) {
		var values = new TreeMap<String, String>();
		contents.envFiles()
			.forEach((file) -> file.values().forEach((key, value) -> values.put(file.name() + "/" + key, value)));
		return values;
	}

	private static Contents examples() {
		var files = new HashMap<String, byte[]>();
		try (var paths = Files.newDirectoryStream(Path.of("config/23.07.1"), "*.env.example")) {
			for (var path : paths) {
				files.put("config/" + path.getFileName().toString().replace(".example", ""), Files.readAllBytes(path));
			}
			return Contents.of(files);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Catalog catalog() {
		try {
			return CatalogReader.read("settings.yml", Files.readAllBytes(Path.of("config/23.07.1/settings.yml")),
					Map.of("directory_uid", "1001", "directory_gid", "1001"));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
