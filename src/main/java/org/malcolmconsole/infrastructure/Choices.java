package org.malcolmconsole.infrastructure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values with the words that people see for them, in the order to show them.
 */
final class Choices {

	private Choices() {
	}

	static Map<String, String> of(String... valuesAndWords) {
		Map<String, String> choices = new LinkedHashMap<>();
		for (int index = 0; index < valuesAndWords.length; index += 2) {
			choices.put(valuesAndWords[index], valuesAndWords[index + 1]);
		}
		return Collections.unmodifiableMap(choices);
	}

}
