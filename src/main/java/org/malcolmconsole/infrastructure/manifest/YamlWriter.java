package org.malcolmconsole.infrastructure.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Writes trees of maps, lists and plain values as YAML blocks; text is quoted whenever it
 * could mean something else.
 */
final class YamlWriter {

	private static final Pattern BARE = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*");

	private static final Set<String> OTHER_MEANINGS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n",
			"null");

	private final StringBuilder text = new StringBuilder();

	private YamlWriter() {
	}

	static String write(Map<?, ?> content) {
		YamlWriter writer = new YamlWriter();
		writer.map(content, "", "");
		return writer.text.toString();
	}

	private void map(Map<?, ?> map, String first, String indent) {
		String lead = first;
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.text.append(lead).append(scalar(String.valueOf(entry.getKey()))).append(':');
			value(entry.getValue(), indent);
			lead = indent;
		}
	}

	private void value(@Nullable Object value, String indent) {
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			this.text.append('\n');
			map(map, indent + "  ", indent + "  ");
		}
		else if (value instanceof List<?> list && !list.isEmpty()) {
			this.text.append('\n');
			list.forEach((item) -> item(item, indent + "  "));
		}
		else {
			this.text.append(' ').append(leaf(value)).append('\n');
		}
	}

	private void item(@Nullable Object item, String indent) {
		if (item instanceof Map<?, ?> map && !map.isEmpty()) {
			map(map, indent + "- ", indent + "  ");
		}
		else {
			this.text.append(indent).append("- ").append(leaf(item)).append('\n');
		}
	}

	private static String leaf(@Nullable Object value) {
		if (value instanceof Map) {
			return "{}";
		}
		if (value instanceof List) {
			return "[]";
		}
		return (value instanceof String string) ? scalar(string) : String.valueOf(value);
	}

	private static String scalar(String text) {
		if (BARE.matcher(text).matches() && !OTHER_MEANINGS.contains(text.toLowerCase(Locale.ROOT))) {
			return text;
		}
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach((character) -> quoted.append(escaped((char) character)));
		return quoted.append('"').toString();
	}

	private static String escaped(char character) {
		if (character == '"' || character == '\\') {
			return "\\" + character;
		}
		return Character.isISOControl(character) ? "\\u%04x".formatted((int) character) : String.valueOf(character);
	}

}
