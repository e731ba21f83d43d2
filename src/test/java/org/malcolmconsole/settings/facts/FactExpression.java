package org.malcolmconsole.settings.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An expression of the recorded facts, evaluated while it is read: infix with
 * <code>?:</code>, <code>||</code>, <code>&amp;&amp;</code>, comparisons, <code>+</code>,
 * <code>!</code>, lists and a few functions. Both sides are always evaluated; nothing in
 * the language has an effect.
 */
final class FactExpression {

	private static final Pattern TOKEN = Pattern
		.compile("\\s*('(?:\\\\.|[^'\\\\])*'|[0-9]+|[A-Za-z_][A-Za-z0-9_.]*|\\|\\||&&|==|!=|<=|>=|[-+!<>?:,()\\[\\]])");

	private final String text;

	private final List<String> tokens = new ArrayList<>();

	private final Map<String, ? extends @Nullable Object> values;

	private int next;

	private FactExpression(String text, Map<String, ? extends @Nullable Object> values) {
		this.text = text;
		this.values = values;
		var matcher = TOKEN.matcher(text);
		int end = 0;
		while (matcher.find() && matcher.start() == end) {
			this.tokens.add(matcher.group(1));
			end = matcher.end();
		}
		if (!text.substring(end).isBlank()) {
			throw wrong("unknown at " + end);
		}
	}

	/** The value of an expression; an unknown name is an error. */
	static @Nullable Object value(String text, Map<String, ? extends @Nullable Object> values) {
		var expression = new FactExpression(text, values);
		var value = expression.choice();
		if (expression.next < expression.tokens.size()) {
			throw expression.wrong("more than one expression");
		}
		return value;
	}

	/** Whether a condition holds. */
	static boolean holds(String text, Map<String, ? extends @Nullable Object> values) {
		return truth(value(text, values));
	}

	static boolean truth(@Nullable Object value) {
		return value != null && !value.equals(false) && !value.equals(0L) && !value.equals("")
				&& !value.equals(List.of());
	}

	private @Nullable Object choice() {
		var condition = either();
		if (!taken("?")) {
			return condition;
		}
		var yes = choice();
		need(":");
		var no = choice();
		return truth(condition) ? yes : no;
	}

	private @Nullable Object either() {
		var left = both();
		while (taken("||")) {
			var right = both();
			left = truth(left) ? left : right;
		}
		return left;
	}

	private @Nullable Object both() {
		var left = comparison();
		while (taken("&&")) {
			var right = comparison();
			left = truth(left) ? right : left;
		}
		return left;
	}

	private @Nullable Object comparison() {
		var left = sum();
		for (var operator : List.of("==", "!=", "<=", ">=", "<", ">", "in")) {
			if (taken(operator)) {
				return compare(left, operator, sum());
			}
		}
		return left;
	}

	private boolean compare(@Nullable Object left, String operator, @Nullable Object right) {
		boolean equal = (left != null) ? left.equals(right) : right == null;
		return switch (operator) {
			case "==" -> equal;
			case "!=" -> !equal;
			case "in" -> right instanceof List<?> list && list.contains(left);
			case "<" -> number(left) < number(right);
			case ">" -> number(left) > number(right);
			case "<=" -> number(left) <= number(right);
			default -> number(left) >= number(right);
		};
	}

	private @Nullable Object sum() {
		var left = unary();
		while (taken("+")) {
			var right = unary();
			left = (left instanceof Long one && right instanceof Long two) ? (Object) (one + two)
					: string(left) + string(right);
		}
		return left;
	}

	private @Nullable Object unary() {
		return taken("!") ? (Object) !truth(unary()) : primary();
	}

	private @Nullable Object primary() {
		if (taken("(")) {
			var value = choice();
			need(")");
			return value;
		}
		if (taken("[")) {
			return arguments("]");
		}
		var token = this.tokens.get(this.next++);
		if (token.startsWith("'")) {
			return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
		}
		if (Character.isDigit(token.charAt(0))) {
			return Long.valueOf(token);
		}
		return taken("(") ? call(token, arguments(")")) : named(token);
	}

	private List<@Nullable Object> arguments(String end) {
		List<@Nullable Object> arguments = new ArrayList<>();
		while (!taken(end)) {
			arguments.add(choice());
			taken(",");
		}
		return arguments;
	}

	private @Nullable Object named(String name) {
		if (List.of("true", "false").contains(name)) {
			return Boolean.valueOf(name);
		}
		if (!name.equals("null") && !this.values.containsKey(name)) {
			throw wrong("no value for " + name);
		}
		return this.values.get(name);
	}

	private Object call(String function, List<@Nullable Object> arguments) {
		var first = arguments.get(0);
		return switch (function) {
			case "bool" -> truth(first) ? "true" : "false";
			case "str", "text" -> string(first);
			case "len" -> (long) string(first).length();
			case "lower" -> string(first).toLowerCase(Locale.ROOT);
			case "startsWith" -> string(first).startsWith(string(arguments.get(1)));
			case "contains" -> string(first).contains(string(arguments.get(1)));
			case "matches" ->
				Pattern.compile(string(first), Pattern.CASE_INSENSITIVE).matcher(string(arguments.get(1))).lookingAt();
			default -> throw wrong("no function " + function);
		};
	}

	private boolean taken(String token) {
		boolean found = this.next < this.tokens.size() && this.tokens.get(this.next).equals(token);
		this.next += found ? 1 : 0;
		return found;
	}

	private void need(String token) {
		if (!taken(token)) {
			throw wrong(token + " is missing");
		}
	}

	private long number(@Nullable Object value) {
		if (value instanceof Long number) {
			return number;
		}
		throw wrong("no number");
	}

	private static String string(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private AssertionError wrong(String problem) {
		return new AssertionError(this.text + ": " + problem);
	}

}
