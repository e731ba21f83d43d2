package org.malcolmconsole.deployment.rollout;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the options of an operation.
 */
final class Options {

	private final Map<String, Object> options;

	Options(Map<String, Object> options) {
		this.options = options;
	}

	/**
	 * These options, when no other than the named ones are used.
	 */
	Options only(String... names) {
		for (String name : this.options.keySet()) {
			if (!Set.of(names).contains(name)) {
				throw Refused.option("options." + name, (names.length == 0) ? "This operation has no options."
						: "There is no such option; the options are " + String.join(", ", names) + ".");
			}
		}
		return this;
	}

	boolean flag(String name) {
		Object value = this.options.getOrDefault(name, false);
		if (value instanceof Boolean flag) {
			return flag;
		}
		throw Refused.option("options." + name, "It has to be true or false.");
	}

	List<String> texts(String name) {
		Object value = this.options.getOrDefault(name, List.of());
		if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
			return list.stream().map(String.class::cast).toList();
		}
		throw Refused.option("options." + name, "It has to be a list of texts.");
	}

}
