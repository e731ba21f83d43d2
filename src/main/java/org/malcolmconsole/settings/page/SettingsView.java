package org.malcolmconsole.settings.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.catalog.Type;
import org.malcolmconsole.settings.value.Checks.FieldProblem;

/**
 * The settings page as it is drawn.
 *
 * @param sections groups with the number of their settings
 * @param title heading of what is shown
 * @param help what it is about
 * @param rows the settings shown
 * @param problems everything that is wrong, on other groups too
 * @param pending how many settings wait to be saved
 * @param changed how many settings are not at their default
 * @param filter what is searched for
 */
record SettingsView(List<Section> sections, String title, String help, List<Row> rows, List<FieldProblem> problems,
		int pending, long changed, Filter filter) {

	static SettingsView of(Snapshot saved, Snapshot drafted, Draft draft, Filter filter) {
		var group = drafted.catalog()
			.groups()
			.stream()
			.filter((candidate) -> candidate.id().equals(filter.group()))
			.findFirst()
			.orElse(drafted.catalog().groups().get(0));
		var rows = rows(drafted, draft, filter.searches() ? filter::matches : (row) -> row.group().equals(group.id()));
		var sections = drafted.catalog()
			.groups()
			.stream()
			.map((each) -> section(each, drafted, draft, filter, group))
			.toList();
		var title = filter.searches() ? "Found" : group.label();
		var help = filter.searches() ? "in all groups" : group.help();
		return new SettingsView(sections, title, help, rows, drafted.problems(), draft.texts().size(), saved.changes(),
				filter);
	}

	private static Section section(Catalog.Group group, Snapshot now, Draft draft, Filter filter,
			Catalog.Group current) {
		int count = rows(now, draft, (row) -> row.group().equals(group.id())).size();
		return new Section(group.id(), group.label(), count, !filter.searches() && group.equals(current));
	}

	private static List<Row> rows(Snapshot now, Draft draft, Predicate<Row> shown) {
		return now.catalog()
			.settings()
			.values()
			.stream()
			.filter((setting) -> !setting.shortcut() && now.values().active().contains(setting.id()))
			.map((setting) -> Row.of(setting, now, draft))
			.filter(shown)
			.toList();
	}

	/**
	 * A group in the list of groups.
	 */
	record Section(String id, String label, int count, boolean current) {
	}

	/**
	 * What is looked for.
	 *
	 * @param group id of a group, "" for the first
	 * @param query words to find in label, help or variable
	 * @param onlyChanged whether only what is not at its default is shown
	 */
	record Filter(String group, String query, boolean onlyChanged) {

		boolean searches() {
			return !this.query.isBlank() || this.onlyChanged;
		}

		boolean matches(Row row) {
			var text = (row.label() + " " + row.help() + " " + row.id() + " " + String.join(" ", row.variables()))
				.toLowerCase(Locale.ROOT);
			boolean found = List.of(this.query.toLowerCase(Locale.ROOT).strip().split("\\s+"))
				.stream()
				.allMatch(text::contains);
			return found && (!this.onlyChanged || row.changed());
		}

	}

	/**
	 * A setting as a row of the form.
	 */
	record Row(String id, String group, Type type, String label, String help, List<String> variables, String text,
			String usual, boolean changed, boolean pending, boolean child, boolean kept, List<Setting.Choice> choices,
			@Nullable String error) {

		static Row of(Setting setting, Snapshot now, Draft draft) {
			var id = setting.id();
			var value = now.values().value(id);
			var typed = draft.texts().get(id);
			var shown = setting.secret() ? "" : (typed != null) ? typed : value.toString();
			var variables = now.catalog().writesOf(id).stream().map(Catalog.Write::key).toList();
			var error = now.problems()
				.stream()
				.filter((problem) -> problem.field().equals(id))
				.map(FieldProblem::message)
				.findFirst()
				.orElse(null);
			return new Row(id, setting.group(), setting.type(), setting.label(), setting.help(), variables, shown,
					usual(setting, now.values().defaultValue(id)), now.values().changed(id),
					draft.texts().containsKey(id), setting.parent() != null, setting.secret() && !"".equals(value),
					setting.choices(), error);
		}

		/** Whether a switch is on; templates call it. */
		public boolean isOn() {
			return Objects.equals(this.text, "true");
		}

		private static String usual(Setting setting, Object usual) {
			if (usual instanceof Boolean on) {
				return on ? "on" : "off";
			}
			return setting.choices()
				.stream()
				.filter((choice) -> choice.value().equals(usual))
				.map(Setting.Choice::label)
				.findFirst()
				.orElse(usual.toString());
		}

	}

}
