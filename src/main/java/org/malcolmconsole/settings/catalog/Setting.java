package org.malcolmconsole.settings.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One thing that people can set.
 *
 * @param id stable name in the API
 * @param group id of its group
 * @param type kind of its value
 * @param label a few words
 * @param help what it does or costs, in plain words
 * @param parent the setting under which it appears, or null
 * @param choices the possible values of a choice
 * @param limits what else a value has to fulfil
 * @param rules how its value comes about
 * @param effective false when the release ignores it
 * @param confirms settings that go back to their default when this one is switched on
 */
public record Setting(String id, String group, Type type, String label, String help, @Nullable String parent,
		List<Choice> choices, Limits limits, Rules rules, boolean effective, List<String> confirms) {

	private static final Pattern PORT = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://[^/?#]*:([^/?#:\\]]+)(?:[/?#].*)?$");

	public Setting {
		choices = List.copyOf(choices);
		confirms = List.copyOf(confirms);
	}

	/** Whether it is a shortcut that has no page of its own. */
	public boolean shortcut() {
		return !this.confirms.isEmpty();
	}

	/** Whether its value is never shown. */
	public boolean secret() {
		return this.type == Type.SECRET;
	}

	/** Whether it counts with these values. */
	public boolean active(Map<String, ?> values) {
		return this.rules.when == null || this.rules.when.holds(values);
	}

	/** What it is when nobody says otherwise. */
	public Object defaultValue(Map<String, ?> values) {
		if (this.rules.defaultFrom != null) {
			return this.rules.defaultFrom.value(values);
		}
		return (this.rules.fixedDefault != null) ? this.rules.fixedDefault : this.type.empty();
	}

	/** What it is while it does not count. */
	public Object otherwise(Map<String, ?> values) {
		return (this.rules.otherwise != null) ? this.rules.otherwise.value(values) : defaultValue(values);
	}

	/** What is wrong with a value, as a sentence without the value. */
	public Optional<String> problem(Object value) {
		if (this.type == Type.CHOICE && this.choices.stream().noneMatch((choice) -> choice.value().equals(value))) {
			return Optional.of("One of " + String.join(", ", this.choices.stream().map(Choice::value).toList()));
		}
		if (this.type == Type.URL && hasImpossiblePort(value.toString())) {
			return Optional.of("A port is a number from 1 to 65535");
		}
		if (value instanceof Long number) {
			return this.limits.problem(number);
		}
		return (value instanceof String text) ? this.limits.problem(text).or(() -> this.type.problem(text))
				: Optional.empty();
	}

	private static boolean hasImpossiblePort(String address) {
		var port = PORT.matcher(address);
		if (!port.find()) {
			return false;
		}
		var digits = port.group(1);
		return !digits.matches("\\d{1,9}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65_535;
	}

	/**
	 * A possible value.
	 *
	 * @param value as in the API
	 * @param label as on the page
	 */
	public record Choice(String value, String label) {
	}

	/**
	 * What a value has to fulfil.
	 *
	 * @param minimum least number, or null
	 * @param maximum greatest number, or null
	 * @param pattern what text has to match as a whole, or null
	 * @param message what is allowed, as a sentence
	 * @param required whether empty text is refused while the setting counts
	 * @param emptyIsDefault whether empty text means the default
	 */
	public record Limits(@Nullable Long minimum, @Nullable Long maximum, @Nullable Pattern pattern, String message,
			boolean required, boolean emptyIsDefault) {

		private static final int LONGEST = 4_096;

		Optional<String> problem(long number) {
			if (this.minimum != null && number < this.minimum) {
				return Optional.of("At least " + this.minimum);
			}
			return (this.maximum != null && number > this.maximum) ? Optional.of("At most " + this.maximum)
					: Optional.empty();
		}

		Optional<String> problem(String text) {
			if (text.length() > LONGEST) {
				return Optional.of("At most %,d characters".formatted(LONGEST));
			}
			boolean matches = this.pattern == null || this.pattern.matcher(text).matches();
			return matches ? Optional.empty() : Optional.of(this.message);
		}

	}

	/**
	 * How a value comes about.
	 *
	 * @param fixedDefault the default, or null
	 * @param defaultFrom the default as an expression, or null
	 * @param when when the setting counts, null for always
	 * @param otherwise its value while it does not count, null for the default
	 * @param read finds the value in the env files, null for settings without variable
	 * @param variables the variables that <code>read</code> looks at
	 * @param confirmedBy the setting that confirms this one when a request names it
	 * alone, or null
	 */
	public record Rules(@Nullable Object fixedDefault, @Nullable Expression defaultFrom, @Nullable Expression when,
			@Nullable Expression otherwise, @Nullable Expression read, List<String> variables,
			@Nullable String confirmedBy) {
	}

}
