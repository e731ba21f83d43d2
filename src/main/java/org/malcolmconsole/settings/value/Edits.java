package org.malcolmconsole.settings.value;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Catalog.Extra;
import org.malcolmconsole.settings.catalog.Catalog.Write;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;

/**
 * The changes of files that lead from some values to others.
 *
 * @param catalog what is written where
 * @param before the values that the files say
 * @param after the values that they are to say
 * @param scope what is written although its value stays
 */
public record Edits(Catalog catalog, Evaluation before, Evaluation after, Scope scope) {

	/**
	 * Adds the edits to a change.
	 * @param change with actor and reason
	 * @param contents the files as they are
	 * @param bundled content for env files that are missing, by path
	 */
	public Change addTo(Change change, Contents contents, Supplier<Map<String, byte[]>> bundled) {
		var files = new LinkedHashMap<String, EnvFile>();
		for (var write : this.catalog.writes()) {
			if (this.scope.takes(write) || moved(write)) {
				var text = text(write, this.after);
				var file = files.computeIfAbsent(write.file(), (name) -> file(name, contents, bundled));
				files.put(write.file(), file.withValue(write.key(), text));
			}
		}
		var result = change;
		for (var file : files.values()) {
			result = result.put(contents.envPath(file.name()), file);
		}
		for (var extra : this.catalog.extras()) {
			result = add(extra, result);
		}
		return result;
	}

	private Change add(Extra extra, Change change) {
		if (!extra.when().holds(this.after.values())) {
			return change;
		}
		var content = extra.content().value(this.after.values()).toString();
		boolean written = extra.when().holds(this.before.values())
				&& content.equals(extra.content().value(this.before.values()));
		return (written && !this.scope.everything()) ? change
				: change.put(extra.path(), content.getBytes(StandardCharsets.UTF_8));
	}

	/** Whether a setting changes that it is made of, or that is read from it. */
	private boolean moved(Write write) {
		return write.value().names().stream().anyMatch(this::moved)
				|| this.catalog.readersOf(write).stream().anyMatch(this::moved);
	}

	private boolean moved(String id) {
		return !Objects.equals(this.before.values().get(id), this.after.values().get(id))
				|| this.before.active().contains(id) != this.after.active().contains(id);
	}

	private static String text(Write write, Evaluation evaluation) {
		return write.value().value(evaluation.values()).toString();
	}

	private static EnvFile file(String name, Contents contents, Supplier<Map<String, byte[]>> bundled) {
		return contents.envFile(name)
			.orElseGet(() -> EnvFile.parse(name, bundled.get().getOrDefault(contents.envPath(name), new byte[0])));
	}

	/**
	 * What is written although its value stays.
	 *
	 * @param everything all variables of the catalog
	 * @param constants the variables that do not depend on a setting
	 */
	public record Scope(boolean everything, boolean constants) {

		boolean takes(Write write) {
			return this.everything || (this.constants && write.constant());
		}

	}

}
