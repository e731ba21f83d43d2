package org.malcolmconsole.settings.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.release.YamlDocument;
import org.malcolmconsole.release.YamlException;

/**
 * An element of a list in the catalog that knows where it stands.
 *
 * @param document the catalog
 * @param place JSON pointer of the element
 * @param values its keys and values
 */
record Entry(YamlDocument document, String place, Map<?, ?> values) {

	static List<Entry> list(YamlDocument document, String key) {
		var entries = new ArrayList<Entry>();
		if (!(document.mapping().get(key) instanceof List<?> list)) {
			throw document.problem("", "the list '%s' is missing.".formatted(key));
		}
		for (int index = 0; index < list.size(); index++) {
			var place = "/" + key + "/" + index;
			if (!(list.get(index) instanceof Map<?, ?> values)) {
				throw document.problem(place, "keys and values are needed.");
			}
			entries.add(new Entry(document, place, values));
		}
		return entries;
	}

	/** The same; a list that is missing is empty. */
	static List<Entry> optionalList(YamlDocument document, String key) {
		return document.mapping().containsKey(key) ? list(document, key) : List.of();
	}

	@Nullable Object value(String key) {
		return this.values.get(key);
	}

	String text(String key) {
		var text = optional(key);
		if (text == null || text.isBlank()) {
			throw problem(key, "'%s' is missing.".formatted(key));
		}
		return text;
	}

	@Nullable String optional(String key) {
		var value = this.values.get(key);
		if (value == null || value instanceof String) {
			return (String) value;
		}
		throw problem(key, "'%s' has to be text.".formatted(key));
	}

	@Nullable Long number(String key) {
		var value = this.values.get(key);
		if (value == null || value instanceof Number) {
			return (value != null) ? ((Number) value).longValue() : null;
		}
		throw problem(key, "'%s' has to be a number.".formatted(key));
	}

	long number(String key, long otherwise) {
		var number = number(key);
		return (number != null) ? number : otherwise;
	}

	List<?> list(String key) {
		return (this.values.get(key) instanceof List<?> list) ? list : List.of();
	}

	String pointer(String key) {
		return this.place + "/" + key;
	}

	YamlException problem(String key, String problem) {
		return this.document.problem(pointer(key), problem);
	}

}
