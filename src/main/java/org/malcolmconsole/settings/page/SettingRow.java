package org.malcolmconsole.settings.page;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.catalog.Type;
import org.malcolmconsole.settings.draft.Draft;
import org.malcolmconsole.settings.value.Checks.FieldProblem;
import org.malcolmconsole.workspace.Asker;

/**
 * A setting as a row of the form.
 *
 * @param variables names of the variables that it writes
 * @param text its value or what was typed; "" for secrets
 * @param usual its default in words
 * @param was the text that was saved when the change began
 * @param changed whether it is not at its default
 * @param pending whether it waits to be saved
 * @param child whether it depends on another setting
 * @param kept whether a secret is there already
 * @param error what is wrong, null for nothing
 */
record SettingRow(String id, String group, String groupLabel, Type type, String label, String help,
		List<String> variables, String text, String usual, String was, boolean changed, boolean pending, boolean child,
		boolean kept, List<Setting.Choice> choices, @Nullable String error) {

	private static final Pattern MEMORY = Pattern.compile("(.*?)([kmgKMG])");

	static SettingRow of(Setting setting, Snapshot saved, Snapshot drafted, Draft draft) {
		var id = setting.id();
		var value = drafted.values().value(id);
		var typed = draft.text(id);
		var shown = setting.secret() ? "" : (typed != null) ? typed : drafted.shown(id).toString();
		var variables = drafted.catalog().writesOf(id).stream().map(Catalog.Write::key).toList();
		var group = drafted.catalog().groups().stream().filter((each) -> each.id().equals(setting.group())).findFirst();
		return new SettingRow(id, setting.group(), group.map(Catalog.Group::label).orElse(""), setting.type(),
				setting.label(), help(setting, saved), variables, shown,
				usual(setting, drafted.values().defaultValue(id)), was(setting, saved, drafted, draft),
				drafted.values().changed(id), draft.has(id), setting.parent() != null,
				setting.secret() && !"".equals(value), setting.choices(), error(id, drafted));
	}

	private static String help(Setting setting, Snapshot saved) {
		return Stream.of(setting.help(), saved.mend(setting.id()), reserved(setting, saved))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "));
	}

	private static @Nullable String reserved(Setting setting, Snapshot saved) {
		var reason = saved.reserved().get(setting.id());
		return (reason == null || Asker.isAdministrator()) ? null : reason + ".";
	}

	/** Whether a switch is on; templates call it. */
	public boolean isOn() {
		return Objects.equals(this.text, "true");
	}

	/** Whether it is typed rather than chosen. */
	public boolean isTyped() {
		return this.type != Type.BOOLEAN && this.type != Type.CHOICE;
	}

	/** A value of this setting as people read it; templates call it. */
	public String words(String value) {
		var size = MEMORY.matcher(value);
		return (this.type == Type.MEMORY && size.matches()) ? size.group(1) + " " + unitName(size.group(2)) : value;
	}

	/** The amount of a memory size without its unit. */
	public String amount() {
		var size = MEMORY.matcher(this.text);
		return size.matches() ? size.group(1) : this.text;
	}

	/** The units of a memory size to choose from; the letters are those of Java. */
	public List<Setting.Choice> units() {
		var size = MEMORY.matcher(this.text);
		var own = size.matches() ? size.group(2) : "g";
		return Stream.of("k", "m", "g")
			.filter((unit) -> !unit.equals("k") || own.equalsIgnoreCase("k"))
			.map((unit) -> new Setting.Choice(own.equalsIgnoreCase(unit) ? own : unit, unitName(unit)))
			.toList();
	}

	/** Whether a unit is the one of the memory size. */
	public boolean isIn(String unit) {
		var size = MEMORY.matcher(this.text);
		return unit.equals(size.matches() ? size.group(2) : "g");
	}

	private static String unitName(String unit) {
		return unit.toUpperCase(Locale.ROOT) + "iB";
	}

	private static @Nullable String error(String id, Snapshot drafted) {
		return drafted.problems()
			.stream()
			.filter((problem) -> problem.field().equals(id))
			.map(FieldProblem::message)
			.findFirst()
			.orElse(null);
	}

	private static String was(Setting setting, Snapshot saved, Snapshot drafted, Draft draft) {
		if (setting.secret()) {
			return "";
		}
		var entry = draft.entries().get(setting.id());
		if (entry != null) {
			return entry.base();
		}
		boolean counts = saved.values().active().contains(setting.id());
		return (counts ? saved.shown(setting.id()) : drafted.values().defaultValue(setting.id())).toString();
	}

	static String usual(Setting setting, Object usual) {
		if (usual instanceof Boolean on) {
			return on ? "on" : "off";
		}
		var size = MEMORY.matcher(usual.toString());
		if (setting.type() == Type.MEMORY && size.matches()) {
			return size.group(1) + " " + unitName(size.group(2));
		}
		return setting.choices()
			.stream()
			.filter((choice) -> choice.value().equals(usual))
			.map(Setting.Choice::label)
			.findFirst()
			.orElse(usual.toString());
	}

}
