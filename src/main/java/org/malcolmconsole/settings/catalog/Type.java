package org.malcolmconsole.settings.catalog;

import org.malcolmconsole.probe.HttpAddress;
import java.util.Locale;

import java.util.Optional;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import org.jspecify.annotations.Nullable;

/**
 * What kind of value a setting has.
 */
public enum Type {

	/** On or off. */
	BOOLEAN,
	/** A whole number. */
	INTEGER,
	/** A line of text. */
	TEXT,
	/** An amount of memory such as 16g. */
	MEMORY,
	/** An address. */
	URL,
	/** One of the choices. */
	CHOICE,
	/** Text that nobody gets to see again. */
	SECRET;

	/** The name in the catalog and in the API. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	CelType celType() {
		return switch (this) {
			case BOOLEAN -> SimpleType.BOOL;
			case INTEGER -> SimpleType.INT;
			default -> SimpleType.STRING;
		};
	}

	/** A value of JSON or YAML in our own form; null when it is of another type. */
	public @Nullable Object accept(@Nullable Object value) {
		return switch (this) {
			case BOOLEAN -> (value instanceof Boolean) ? value : null;
			case INTEGER -> (value instanceof Integer || value instanceof Long) ? ((Number) value).longValue() : null;
			default -> (value instanceof String) ? value : null;
		};
	}

	/** What a person typed in our own form; null when it is not of this type. */
	public @Nullable Object parse(String text) {
		return switch (this) {
			case BOOLEAN -> Boolean.valueOf(text);
			case INTEGER -> text.strip().matches("[+-]?[0-9]{1,18}") ? Long.valueOf(text.strip()) : null;
			case SECRET -> text;
			default -> text.strip();
		};
	}

	/** What this type expects, as a sentence. */
	public String expectation() {
		return switch (this) {
			case BOOLEAN -> "Has to be true or false";
			case INTEGER -> "Has to be a whole number";
			default -> "Has to be text";
		};
	}

	/** What is wrong with a text of this type, as a sentence without it. */
	public Optional<String> problem(String text) {
		boolean address = this == URL && !text.isEmpty();
		return address ? HttpAddress.problem(text).map((sentence) -> sentence.replaceAll("\\.$", ""))
				: Optional.empty();
	}

	/** The empty value, for settings without a default. */
	Object empty() {
		return switch (this) {
			case BOOLEAN -> false;
			case INTEGER -> 0L;
			default -> "";
		};
	}

}
