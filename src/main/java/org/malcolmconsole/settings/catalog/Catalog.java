package org.malcolmconsole.settings.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set in a release.
 *
 * @param groups groups in their order
 * @param settings settings by id, in the order in which their values are computed
 * @param writes variables that are written, in their order
 * @param extras files besides the env files
 * @param constants names that expressions may use besides settings
 * @param needs what the parts of Malcolm need of the nodes
 * @param suggestions settings that can be proposed from the nodes
 * @param reserved variables that only administrators may change
 */
public record Catalog(List<Group> groups, Map<String, Setting> settings, List<Write> writes, List<Extra> extras,
		Map<String, String> constants, List<Need> needs, List<Suggestion> suggestions, List<Reserved> reserved) {

	public Catalog {
		groups = List.copyOf(groups);
		settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
		writes = List.copyOf(writes);
		extras = List.copyOf(extras);
		constants = Map.copyOf(constants);
		needs = List.copyOf(needs);
		suggestions = List.copyOf(suggestions);
		reserved = List.copyOf(reserved);
	}

	/** A setting by its id. */
	public Optional<Setting> find(String id) {
		return Optional.ofNullable(this.settings.get(id));
	}

	/** The variables that a setting takes part in. */
	public List<Write> writesOf(String id) {
		return this.writes.stream().filter((write) -> write.value().names().contains(id)).toList();
	}

	/** The settings that an env file's variable is read into. */
	public List<Setting> readersOf(String file, String key) {
		return this.settings.values()
			.stream()
			.filter((setting) -> setting.rules().variables().contains(file + "/" + key))
			.toList();
	}

	/** Ids of the settings that are read from a variable. */
	public List<String> readersOf(Write write) {
		var place = write.file() + "/" + write.key();
		return this.settings.values()
			.stream()
			.filter((setting) -> setting.rules().variables().contains(place))
			.map(Setting::id)
			.toList();
	}

	/**
	 * Settings that belong together.
	 *
	 * @param id stable name
	 * @param label a few words
	 * @param help what they are about
	 * @param page address of the page where more about them is done, if there is one
	 * @param pageLabel what is done there
	 */
	public record Group(String id, String label, String help, @Nullable String page, @Nullable String pageLabel) {
	}

	/**
	 * A variable that is written.
	 *
	 * @param file name of the env file
	 * @param key name of the variable
	 * @param value gives its text
	 */
	public record Write(String file, String key, Expression value) {

		/** Whether it does not depend on any setting. */
		public boolean constant() {
			return this.value.names().isEmpty();
		}

	}

	/**
	 * A file that is written besides the env files.
	 *
	 * @param path path in the Malcolm directory
	 * @param when when it is written
	 * @param content gives its text
	 */
	public record Extra(String path, Expression when, Expression content) {
	}

	/**
	 * An estimate of the memory that a part of Malcolm needs.
	 *
	 * @param label what it is
	 * @param setting the memory setting that it grows with, null for none
	 * @param times how many times that setting
	 * @param plus MiB besides
	 * @param when when it runs, null for always
	 */
	public record Need(String label, @Nullable String setting, long times, long plus, @Nullable Expression when) {
	}

	/**
	 * What to propose for a setting, as a share of the largest node.
	 *
	 * @param setting its id
	 * @param cores whether it counts cores; else it is memory, in GiB
	 * @param percent the share
	 * @param minimum the least to propose
	 * @param maximum the most to propose
	 */
	public record Suggestion(String setting, boolean cores, long percent, long minimum, long maximum) {
	}

}
