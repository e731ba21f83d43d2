package org.malcolmconsole.settings.value;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;

/**
 * The values of all settings that follow from some answers.
 *
 * @param answers what was said, for settings that count
 * @param values the value of every setting
 * @param defaults what each would be without an answer
 * @param active ids of the settings that count
 */
public record Evaluation(Map<String, Object> answers, Map<String, Object> values, Map<String, Object> defaults,
		Set<String> active) {

	/**
	 * Walks the settings in order: a setting that counts has its answer or its default,
	 * another one the value that the catalog gives it.
	 */
	public static Evaluation of(Catalog catalog, Map<String, Object> answers) {
		var wanted = new HashMap<>(answers);
		var values = new LinkedHashMap<String, Object>(catalog.constants());
		var defaults = new LinkedHashMap<String, Object>();
		var active = new HashSet<String>();
		for (var setting : catalog.settings().values()) {
			if (setting.shortcut() && Boolean.TRUE.equals(answers.get(setting.id()))) {
				wanted.keySet().removeAll(setting.confirms());
			}
			boolean counts = setting.active(values);
			var usual = setting.defaultValue(values);
			defaults.put(setting.id(), usual);
			values.put(setting.id(), counts ? answer(setting, wanted, usual) : setting.otherwise(values));
			if (counts) {
				active.add(setting.id());
			}
		}
		confirm(catalog, values, defaults);
		wanted.keySet().retainAll(active);
		return new Evaluation(Map.copyOf(wanted), Collections.unmodifiableMap(values),
				Collections.unmodifiableMap(defaults), Set.copyOf(active));
	}

	/** Whether a setting counts and is not at its default. */
	public boolean changed(String id) {
		return this.active.contains(id) && !Objects.equals(this.values.get(id), this.defaults.get(id));
	}

	/** The value of a setting. */
	public Object value(String id) {
		return Objects.requireNonNull(this.values.get(id));
	}

	/** The default of a setting. */
	public Object defaultValue(String id) {
		return Objects.requireNonNull(this.defaults.get(id));
	}

	private static Object answer(Setting setting, Map<String, Object> answers, Object usual) {
		var answer = answers.get(setting.id());
		boolean empty = setting.limits().emptyIsDefault() && "".equals(answer);
		return (answer == null || empty) ? usual : answer;
	}

	private static void confirm(Catalog catalog, Map<String, Object> values, Map<String, Object> defaults) {
		catalog.settings()
			.values()
			.stream()
			.filter(Setting::shortcut)
			.forEach((setting) -> values.put(setting.id(),
					setting.confirms().stream().allMatch((id) -> Objects.equals(values.get(id), defaults.get(id)))));
	}

	@Override
	public String toString() {
		return "Evaluation[active=" + this.active + "]";
	}

}
