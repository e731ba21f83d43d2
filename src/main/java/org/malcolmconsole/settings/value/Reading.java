package org.malcolmconsole.settings.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;

/**
 * Finds the values of settings in the files of a Malcolm directory.
 */
public final class Reading {

	private final Contents contents;

	private final Map<String, Optional<EnvFile>> files = new HashMap<>();

	private Reading(Contents contents) {
		this.contents = contents;
	}

	/** What the files say, as if it had been answered. */
	public static Evaluation of(Catalog catalog, Contents contents) {
		var reading = new Reading(contents);
		var answers = new HashMap<String, Object>();
		for (var setting : catalog.settings().values()) {
			reading.value(setting).ifPresent((value) -> answers.put(setting.id(), value));
		}
		return Evaluation.of(catalog, answers);
	}

	private Optional<Object> value(Setting setting) {
		var read = setting.rules().read();
		if (read == null) {
			return Optional.empty();
		}
		var env = new HashMap<String, String>();
		for (var variable : setting.rules().variables()) {
			var value = variable(variable);
			if (value.isEmpty()) {
				return Optional.empty();
			}
			env.put(variable, value.get());
		}
		return Optional.of(read.value(Map.of("env", env)));
	}

	private Optional<String> variable(String place) {
		int slash = place.indexOf('/');
		return file(place.substring(0, slash)).flatMap((file) -> file.value(place.substring(slash + 1)));
	}

	private Optional<EnvFile> file(String name) {
		return this.files.computeIfAbsent(name, (key) -> key.startsWith(".")
				? this.contents.file(key).map((bytes) -> EnvFile.parse(key, bytes)) : this.contents.envFile(key));
	}

}
