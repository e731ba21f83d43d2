package org.malcolmconsole.settings.page;

import java.util.List;
import java.util.Locale;

/**
 * Which settings are shown.
 *
 * @param group id of a group, "" for the first
 * @param query words to find in label, help or variable
 * @param onlyChanged whether only what is not at its default, or not saved, is shown
 * @param setting id of a setting whose group is shown, "" for none
 */
record SettingsFilter(String group, String query, boolean onlyChanged, String setting) {

	/** Whether all groups are shown; templates call it. */
	public boolean searches() {
		return !this.query.isBlank() || this.onlyChanged;
	}

	boolean matches(SettingRow row) {
		var text = (row.label() + " " + row.help() + " " + row.id() + " " + row.groupLabel() + " "
				+ String.join(" ", row.variables()))
			.toLowerCase(Locale.ROOT);
		boolean found = List.of(this.query.toLowerCase(Locale.ROOT).strip().split("\\s+"))
			.stream()
			.allMatch(text::contains);
		return found && (!this.onlyChanged || row.changed() || row.pending());
	}

}
