package org.malcolmconsole.settings.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.draft.Draft;
import org.malcolmconsole.settings.resource.Fit;
import org.malcolmconsole.settings.value.Checks.FieldProblem;

/**
 * The settings page as it is drawn.
 *
 * @param sections groups with the number of their settings
 * @param title heading of what is shown
 * @param help what it is about
 * @param all every setting that counts
 * @param rows the settings shown
 * @param problems everything that is wrong, on other groups too
 * @param pending how many settings wait to be saved
 * @param since when the oldest of them was typed, null for none
 * @param changed how many settings are not at their default
 * @param filter what is searched for
 * @param hidden a setting that was asked for but does not count now, null for none
 */
record SettingsView(List<Section> sections, String title, String help, List<SettingRow> all, List<SettingRow> rows,
		List<FieldProblem> problems, int pending, @Nullable Instant since, long changed, SettingsFilter filter,
		@Nullable Hidden hidden) {

	static SettingsView of(Snapshot saved, Snapshot drafted, Draft draft, SettingsFilter filter) {
		var catalog = drafted.catalog();
		var all = catalog.settings()
			.values()
			.stream()
			.filter((setting) -> !setting.shortcut() && drafted.values().active().contains(setting.id()))
			.map((setting) -> SettingRow.of(setting, saved, drafted, draft))
			.toList();
		var group = group(catalog, filter);
		var rows = all.stream()
			.filter(filter.searches() ? filter::matches : (row) -> row.group().equals(group.id()))
			.toList();
		var sections = catalog.groups()
			.stream()
			.map((each) -> Section.of(each, all, !filter.searches() && each.equals(group)))
			.toList();
		var title = filter.searches() ? "Found" : group.label();
		var help = filter.searches() ? "in all groups" : group.help();
		return new SettingsView(sections, title, help, all, rows, drafted.problems(), draft.entries().size(),
				draft.since(), saved.changes(), filter, Hidden.of(catalog, drafted, filter));
	}

	/** A setting that counts, by its id. */
	Optional<SettingRow> row(String id) {
		return this.all.stream().filter((row) -> row.id().equals(id)).findFirst();
	}

	/**
	 * Whether something that is shown can be proposed from the nodes; templates call it.
	 */
	public boolean suggests(Fit fit) {
		return this.rows.stream().anyMatch((row) -> fit.suggestions().containsKey(row.id()));
	}

	/** What people call a setting; templates call it. */
	public String labelOf(String id) {
		return row(id).map(SettingRow::label).orElse(id);
	}

	/** The group behind the one that is shown; templates call it. */
	public @Nullable Section next() {
		for (int index = 0; index < this.sections.size() - 1; index++) {
			if (this.sections.get(index).current()) {
				return this.sections.get(index + 1);
			}
		}
		return null;
	}

	private static Catalog.Group group(Catalog catalog, SettingsFilter filter) {
		var wanted = catalog.find(filter.setting()).map(Setting::group).orElse(filter.group());
		return catalog.groups()
			.stream()
			.filter((candidate) -> candidate.id().equals(wanted))
			.findFirst()
			.orElse(catalog.groups().get(0));
	}

	/**
	 * A group in the list of groups.
	 *
	 * @param count how many settings count
	 * @param changed how many of them are not at their default
	 * @param pending how many of them wait to be saved
	 * @param wrong how many of them can't be saved
	 */
	record Section(Catalog.Group group, long count, long changed, long pending, long wrong, boolean current) {

		static Section of(Catalog.Group group, List<SettingRow> all, boolean current) {
			var own = all.stream().filter((row) -> row.group().equals(group.id())).toList();
			return new Section(group, own.size(), own.stream().filter(SettingRow::changed).count(),
					own.stream().filter(SettingRow::pending).count(),
					own.stream().filter((row) -> row.error() != null).count(), current);
		}

	}

	/**
	 * A setting that appears with another one.
	 *
	 * @param label its label
	 * @param parent id of the other
	 * @param parentLabel label of the other
	 */
	record Hidden(String label, String parent, String parentLabel) {

		static @Nullable Hidden of(Catalog catalog, Snapshot drafted, SettingsFilter filter) {
			var setting = catalog.find(filter.setting()).orElse(null);
			if (setting == null || drafted.values().active().contains(setting.id())) {
				return null;
			}
			var parent = setting;
			while (parent.parent() != null && !drafted.values().active().contains(parent.id())) {
				parent = catalog.find(parent.parent()).orElseThrow();
			}
			return new Hidden(setting.label(), parent.id(), parent.label());
		}

	}

}
