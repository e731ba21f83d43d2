package org.malcolmconsole.settings.page;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.SettingsChange;
import org.malcolmconsole.settings.Snapshot;

/**
 * What somebody typed and did not save yet.
 *
 * @param base the revision that was shown when it began
 * @param texts id to text as typed, null for the default
 */
record Draft(long base, Map<String, @Nullable String> texts) implements Serializable {

	private static final long serialVersionUID = 1L;

	Draft {
		texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
	}

	static Draft none(long base) {
		return new Draft(base, Map.of());
	}

	/** The same with what a form sent; a value that is the saved one is no change. */
	Draft with(Map<String, String> form, Snapshot saved) {
		Map<String, @Nullable String> all = new LinkedHashMap<>(this.texts);
		for (var setting : saved.catalog().settings().values()) {
			var id = setting.id();
			if (form.containsKey(id) || form.containsKey("_" + id)) {
				var text = form.getOrDefault(id, "false");
				boolean same = setting.secret() ? text.isEmpty()
						: text.equals(String.valueOf(saved.values().value(id)));
				all.remove(id);
				boolean counts = saved.values().active().contains(id);
				if (counts ? !same : !text.isBlank()) {
					all.put(id, text);
				}
			}
		}
		return new Draft(this.texts.isEmpty() ? saved.revision() : this.base, all);
	}

	/** The same with a setting at its default. */
	Draft reverted(String id, Snapshot saved) {
		Map<String, @Nullable String> all = new LinkedHashMap<>(this.texts);
		boolean known = saved.catalog().find(id).isPresent();
		boolean same = known && !saved.values().changed(id);
		if (known) {
			all.remove(id);
		}
		if (known && !same) {
			all.put(id, null);
		}
		return new Draft(this.texts.isEmpty() ? saved.revision() : this.base, all);
	}

	/** What it asks for, on top of the revision that it began with. */
	SettingsChange change(Snapshot saved, String actor, @Nullable String note) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		this.texts.forEach((id, text) -> saved.catalog().find(id).ifPresent((setting) -> {
			var parsed = (text != null) ? setting.type().parse(text) : null;
			values.put(id, (parsed != null) ? parsed : text);
		}));
		return new SettingsChange(values, false, true, this.base, actor, note);
	}

	@Override
	public String toString() {
		return "Draft[base=" + this.base + ", " + this.texts.keySet() + "]";
	}

}
