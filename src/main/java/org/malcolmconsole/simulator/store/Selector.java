package org.malcolmconsole.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Chooses objects by their labels and fields.
 */
public final class Selector implements Predicate<JsonNode> {

	public static final Selector ALL = new Selector(List.of());

	private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");

	private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

	private final List<Predicate<JsonNode>> terms;

	private Selector(List<Predicate<JsonNode>> terms) {
		this.terms = terms;
	}

	/**
	 * Reads the two selectors of a request.
	 * @throws Failure 400 when one makes no sense
	 */
	public static Selector of(String labels, String fields) {
		List<Predicate<JsonNode>> terms = new ArrayList<>();
		for (String term : split(labels)) {
			terms.add(label(term));
		}
		for (String term : split(fields)) {
			terms.add(field(term));
		}
		return new Selector(terms);
	}

	/**
	 * Reads {@code matchLabels} and {@code matchExpressions} of an object.
	 */
	public static Selector of(JsonNode selector) {
		List<Predicate<JsonNode>> terms = new ArrayList<>();
		selector.path("matchLabels")
			.properties()
			.forEach((entry) -> terms
				.add((object) -> Meta.label(object, entry.getKey()).equals(entry.getValue().asString(""))));
		for (JsonNode expression : selector.path("matchExpressions")) {
			terms.add(expression(expression));
		}
		return new Selector(terms);
	}

	@Override
	public boolean test(JsonNode object) {
		return this.terms.stream().allMatch((term) -> term.test(object));
	}

	public boolean isEmpty() {
		return this.terms.isEmpty();
	}

	private static List<String> split(String text) {
		return COMMA.splitAsStream(text).map(String::trim).filter((term) -> !term.isEmpty()).toList();
	}

	private static Predicate<JsonNode> expression(JsonNode expression) {
		String name = Json.text(expression, "key");
		Set<String> values = new TreeSet<>(Json.texts(expression, "values").toList());
		return switch (Json.text(expression, "operator")) {
			case "In" -> (object) -> has(object, name) && values.contains(Meta.label(object, name));
			case "NotIn" -> (object) -> !has(object, name) || !values.contains(Meta.label(object, name));
			case "Exists" -> (object) -> has(object, name);
			default -> (object) -> !has(object, name);
		};
	}

	private static Predicate<JsonNode> label(String term) {
		Matcher set = SET.matcher(term);
		if (set.matches()) {
			Set<String> values = new TreeSet<>(split(set.group(3)));
			boolean in = set.group(2).equals("in");
			String name = set.group(1);
			return (object) -> in == (has(object, name) && values.contains(Meta.label(object, name)));
		}
		if (term.contains("=")) {
			return comparison(term, (object, name) -> Meta.label(object, name));
		}
		if (term.startsWith("!")) {
			return (object) -> !has(object, term.substring(1).trim());
		}
		return (object) -> has(object, term);
	}

	private static Predicate<JsonNode> field(String term) {
		if (!term.contains("=")) {
			throw Failure.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
		}
		return comparison(term, (object, name) -> Json.text(object, name.split("\\.")));
	}

	private static Predicate<JsonNode> comparison(String term, Reading reading) {
		boolean unequal = term.contains("!=");
		String name = term.substring(0, term.indexOf(unequal ? "!=" : "=")).trim();
		String value = term.substring(term.lastIndexOf('=') + 1).trim();
		return (object) -> unequal != reading.read(object, name).equals(value);
	}

	private static boolean has(JsonNode object, String name) {
		return Json.at(object, "metadata", "labels").has(name);
	}

	private interface Reading {

		String read(JsonNode object, String name);

	}

}
