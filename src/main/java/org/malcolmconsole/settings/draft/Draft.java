package org.malcolmconsole.settings.draft;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.SettingsChange;
import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.workspace.RemoteLogin;

/**
 * What somebody wants to change and did not save yet.
 *
 * @param entries id of a setting to what was typed, in the order of typing
 */
public record Draft(Map<String, DraftEntry> entries) {

	/** No change. */
	public static final Draft NONE = new Draft(Map.of());

	public Draft {
		entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	/** The text typed for a setting, null when there is none or it is the default. */
	public @Nullable String text(String field) {
		var entry = this.entries.get(field);
		return (entry != null) ? entry.text() : null;
	}

	/** Whether a setting waits to be saved. */
	public boolean has(String field) {
		return this.entries.containsKey(field);
	}

	/** When the oldest of the changes was typed, null without any. */
	public @Nullable Instant since() {
		return this.entries.values().stream().map(DraftEntry::at).min(Instant::compareTo).orElse(null);
	}

	/**
	 * The same with a text; the text that is saved already is no change.
	 * @param base the text that was saved when the page was drawn
	 */
	public Draft with(String field, @Nullable String text, String base, long revision, Instant now) {
		var entry = this.entries.get(field);
		if (entry != null && Objects.equals(entry.text(), text)) {
			return this;
		}
		var next = (entry != null) ? entry.retyped(text, now) : new DraftEntry(text, base, revision, now);
		return next.base().equals(text) ? without(field) : put(field, next);
	}

	/** The same without a change of this setting. */
	public Draft without(String field) {
		var all = new LinkedHashMap<>(this.entries);
		all.remove(field);
		return new Draft(all);
	}

	/** The same, with a change kept on top of what is saved now. */
	public Draft onTop(String field, Snapshot saved) {
		var entry = this.entries.get(field);
		return (entry == null) ? this : put(field, entry.rebased(theirs(saved, field, entry), saved.revision()));
	}

	/** The settings that others saved meanwhile with another value. */
	public List<Clash> clashes(Snapshot saved) {
		return this.entries.keySet()
			.stream()
			.map((field) -> saved.catalog().find(field).flatMap((setting) -> clash(setting, saved)))
			.flatMap(Optional::stream)
			.toList();
	}

	/** What it asks for. */
	public SettingsChange change(Snapshot saved, String actor, @Nullable String note) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		this.entries.forEach((id, entry) -> saved.catalog().find(id).ifPresent((setting) -> {
			var parsed = (entry.text() != null) ? setting.type().parse(entry.text()) : null;
			values.put(id, (parsed != null) ? parsed : entry.text());
		}));
		for (var setting : saved.catalog().settings().values()) {
			var by = setting.rules().confirmedBy();
			if (by != null && values.containsKey(by)) {
				values.putIfAbsent(setting.id(), false);
			}
		}
		return new SettingsChange(values, false, true, saved.revision(), actor, note);
	}

	private Optional<Clash> clash(Setting setting, Snapshot saved) {
		var entry = this.entries.get(setting.id());
		if (entry == null) {
			return Optional.empty();
		}
		var theirs = theirs(saved, setting.id(), entry);
		var text = entry.text();
		var yours = (text != null) ? text : saved.values().defaultValue(setting.id()).toString();
		if (theirs.equals(entry.base()) || theirs.equals(yours)) {
			return Optional.empty();
		}
		return Optional.of(new Clash(setting.id(), setting.label(), shown(setting, entry.base()), shown(setting, yours),
				shown(setting, theirs)));
	}

	private static String theirs(Snapshot saved, String id, DraftEntry entry) {
		return saved.values().active().contains(id) ? saved.shown(id).toString() : entry.base();
	}

	private static String shown(Setting setting, String text) {
		return switch (setting.type()) {
			case SECRET -> text.isEmpty() ? "empty" : "a secret";
			case BOOLEAN -> "true".equals(text) ? "on" : "off";
			default -> setting.choices()
				.stream()
				.filter((choice) -> choice.value().equals(text))
				.map(Setting.Choice::label)
				.findFirst()
				.orElse(text.isEmpty() ? "empty" : RemoteLogin.masked(text));
		};
	}

	private Draft put(String field, DraftEntry entry) {
		var all = new LinkedHashMap<>(this.entries);
		all.put(field, entry);
		return new Draft(all);
	}

	@Override
	public String toString() {
		return "Draft[" + this.entries.keySet() + "]";
	}

}
