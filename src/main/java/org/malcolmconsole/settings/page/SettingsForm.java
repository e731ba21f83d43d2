package org.malcolmconsole.settings.page;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.catalog.Type;
import org.malcolmconsole.settings.draft.Draft;

/**
 * What a form of settings sent: for each setting shown its text, and in
 * <code>was.{id}</code> the text that was saved when the page was drawn.
 */
record SettingsForm(Map<String, String> fields) {

	static final String WAS = "was.";

	static final String UNIT = ".unit";

	private static final Pattern MEMORY = Pattern.compile("(\\d+)\\s*([kmgKMG])(i?[bB])?");

	/** The draft with what was typed. */
	Draft onto(Draft draft, Snapshot saved, Instant now) {
		var result = draft;
		for (var setting : saved.catalog().settings().values()) {
			var text = text(setting);
			if (text.isPresent()) {
				result = result.with(setting.id(), text.get(), was(setting, saved), saved.revision(), now);
			}
		}
		result = reverted(result, saved, now);
		return result.without(this.fields.getOrDefault("undo", ""));
	}

	private Draft reverted(Draft draft, Snapshot saved, Instant now) {
		var id = this.fields.getOrDefault("revert", "");
		if (saved.catalog().find(id).isEmpty()) {
			return draft;
		}
		return saved.values().changed(id) ? draft.with(id, null, saved(id, saved), saved.revision(), now)
				: draft.without(id);
	}

	private Optional<String> text(Setting setting) {
		var text = this.fields.get(setting.id());
		if (setting.type() == Type.BOOLEAN) {
			boolean shown = text != null || this.fields.containsKey(WAS + setting.id());
			return shown ? Optional.of(String.valueOf("true".equals(text))) : Optional.empty();
		}
		if (text == null || (setting.secret() && text.isEmpty())) {
			return Optional.empty();
		}
		var stripped = setting.secret() ? text : text.strip();
		return Optional.of((setting.type() == Type.MEMORY) ? memory(stripped, setting.id()) : stripped);
	}

	private String memory(String number, String id) {
		var whole = MEMORY.matcher(number);
		if (whole.matches()) {
			return whole.group(1) + whole.group(2);
		}
		return number.isEmpty() ? "" : number + this.fields.getOrDefault(id + UNIT, "");
	}

	private String was(Setting setting, Snapshot saved) {
		return setting.secret() ? saved(setting.id(), saved)
				: Objects.requireNonNullElseGet(this.fields.get(WAS + setting.id()), () -> saved(setting.id(), saved));
	}

	private static String saved(String id, Snapshot saved) {
		return saved.values().active().contains(id) ? saved.values().value(id).toString() : "";
	}

	@Override
	public String toString() {
		return "SettingsForm[" + this.fields.keySet() + "]";
	}

}
