package org.malcolmconsole.simulator.store;

/**
 * One of the reasons for a refusal.
 *
 * @param reason a word such as {@code FieldValueRequired}
 * @param field the path of the field
 */
public record Cause(String reason, String message, String field) {

	public static Cause required(String field) {
		return new Cause("FieldValueRequired", "Required value", field);
	}

	public static Cause required(String field, String why) {
		return new Cause("FieldValueRequired", "Required value: " + why, field);
	}

	public static Cause invalid(String field, String value, String why) {
		return new Cause("FieldValueInvalid", "Invalid value: %s: %s".formatted(value, why), field);
	}

}
