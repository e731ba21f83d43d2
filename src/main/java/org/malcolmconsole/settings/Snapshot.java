package org.malcolmconsole.settings;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
import org.malcolmconsole.settings.value.Evaluation;
import org.malcolmconsole.workspace.RemoteLogin;

/**
 * All settings with their values at one revision.
 *
 * @param revision the revision of the Malcolm directory
 * @param catalog the settings
 * @param values their values
 * @param problems what is wrong about them
 * @param reserved settings that only administrators may change, by id, with the reason
 */
public record Snapshot(long revision, Catalog catalog, Evaluation values, List<FieldProblem> problems,
		Map<String, String> reserved) {

	public Snapshot {
		problems = List.copyOf(problems);
		reserved = Map.copyOf(reserved);
	}

	/** The value of a setting as it is shown: an address with a login is masked. */
	public Object shown(String id) {
		var value = this.values.value(id);
		return (value instanceof String text) ? RemoteLogin.masked(text) : value;
	}

	/** What to mend about a value that is saved, null for nothing. */
	public @Nullable String mend(String id) {
		return shown(id).equals(this.values.value(id)) ? null
				: "The stored address holds a login and is masked here. Type the address without it, and store the login under OpenSearch.";
	}

	/** How many settings of a page are not at their default. */
	public long changes() {
		return this.catalog.settings()
			.values()
			.stream()
			.filter((setting) -> !setting.shortcut() && this.values.changed(setting.id()))
			.count();
	}

}
