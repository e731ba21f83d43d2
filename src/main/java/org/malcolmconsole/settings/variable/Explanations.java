package org.malcolmconsole.settings.variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Catalog.Write;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.value.Evaluation;
import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Contents;

/**
 * Which settings write which variables, and what they would write now.
 */
final class Explanations {

	private final Catalog catalog;

	private final @Nullable Evaluation values;

	private final Map<String, Write> writes = new LinkedHashMap<>();

	private Explanations(Catalog catalog, @Nullable Evaluation values) {
		this.catalog = catalog;
		this.values = values;
		catalog.writes().forEach((write) -> this.writes.put(place(write.file(), write.key()), write));
	}

	/** Without values when a file that settings are read from is broken. */
	static Explanations of(Settings settings, Contents contents) {
		try {
			return new Explanations(settings.catalog(), settings.of(contents).values());
		}
		catch (BrokenEnvFile ex) {
			return new Explanations(settings.catalog(), null);
		}
	}

	boolean written(String file, String key) {
		return this.writes.containsKey(place(file, key));
	}

	/** The settings that are read from a variable. */
	List<Setting> readers(String file, String key) {
		return this.catalog.readersOf(file, key);
	}

	/** Ids of the settings that take part in a variable. */
	List<String> settings(String file, String key) {
		return Optional.ofNullable(this.writes.get(place(file, key)))
			.map((write) -> this.catalog.settings().keySet().stream().filter(write.value().names()::contains).toList())
			.orElse(List.of());
	}

	/** Whether the settings as they are would write just this value. */
	boolean explains(String file, String key, String value) {
		var write = this.writes.get(place(file, key));
		return write != null && this.values != null && value.equals(write.value().value(this.values.values()));
	}

	private static String place(String file, String key) {
		return file + "/" + key;
	}

}
