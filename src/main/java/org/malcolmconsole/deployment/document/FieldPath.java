package org.malcolmconsole.deployment.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from the root of a document to one of its fields; a whole number is a position
 * in a list, from 0.
 */
public record FieldPath(List<String> steps) {

	public static FieldPath of(String... steps) {
		return new FieldPath(List.of(steps));
	}

	public FieldPath then(Object... further) {
		List<String> all = new ArrayList<>(this.steps);
		for (Object step : further) {
			all.add(step.toString());
		}
		return new FieldPath(List.copyOf(all));
	}

	public String[] array() {
		return this.steps.toArray(String[]::new);
	}

	public String pointer() {
		return this.steps.stream()
			.map((step) -> "/" + step.replace("~", "~0").replace("/", "~1"))
			.collect(Collectors.joining());
	}

	@Override
	public String toString() {
		var text = new StringBuilder();
		for (String step : this.steps) {
			boolean position = !step.isEmpty() && step.chars().allMatch(Character::isDigit);
			text.append(position ? "[" + step + "]" : (text.isEmpty() ? "" : ".") + step);
		}
		return text.toString();
	}

}
