package org.malcolmconsole.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.dotenv.Binding;
import org.malcolmconsole.workspace.dotenv.DotenvParser;
import org.malcolmconsole.workspace.dotenv.Interpolation;

/**
 * An env file that is read as python-dotenv reads it and that keeps every byte that
 * nobody changed.
 */
public final class EnvFile {

	private static final Pattern NAME = Pattern.compile("[^\\s=#'\"]+");

	private final String name;

	private final List<Binding> bindings;

	private final Map<String, String> values;

	private EnvFile(String name, List<Binding> bindings) {
		this.name = name;
		this.bindings = bindings;
		this.values = resolve(bindings);
	}

	/**
	 * Reads an env file.
	 * @param name its name for messages, e.g. <code>opensearch.env</code>
	 * @param bytes UTF-8 text
	 * @throws BrokenEnvFile (422) naming file and line when the text is not UTF-8, holds
	 * a NUL or a line that python-dotenv would skip with a warning
	 */
	public static EnvFile parse(String name, byte[] bytes) {
		var text = EnvText.decode(name, bytes);
		var bindings = DotenvParser.parse(text);
		bindings.stream().filter(Binding::broken).findFirst().ifPresent((binding) -> {
			throw BrokenEnvFile.at(name, binding.line(),
					"it is no comment and no assignment that python-dotenv understands");
		});
		return new EnvFile(name, bindings);
	}

	/** The name given when it was read, e.g. <code>opensearch.env</code>. */
	public String name() {
		return this.name;
	}

	/** The exact content, UTF-8. */
	public byte[] bytes() {
		return text().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The assignments in file order, duplicates included; commented ones are comments and
	 * not listed.
	 */
	public List<Variable> variables() {
		return this.bindings.stream()
			.flatMap((binding) -> Optional.ofNullable(binding.key()).map((key) -> variable(key, binding)).stream())
			.toList();
	}

	/**
	 * Name and value of every variable as python-dotenv hands them on: the last of
	 * duplicates at the place of the first, <code>${…}</code> resolved within the file
	 * (the environment of this process is never looked at), no entry for names without an
	 * equal sign.
	 */
	public Map<String, String> values() {
		return this.values;
	}

	/** The value of a variable as python-dotenv hands it on. */
	public Optional<String> value(String key) {
		return Optional.ofNullable(this.values.get(key));
	}

	/** The text of the effective (last) assignment as written, with its quotes. */
	public Optional<String> raw(String key) {
		return effective(key).filter((binding) -> binding.value() != null).map(Binding::written);
	}

	/**
	 * A file in which the variable has another written value: the effective (last)
	 * assignment changes, or a line is added at the end.
	 * @param raw the text behind the equal sign as it is to be written, e.g. from
	 * {@link #encode(String)}
	 * @throws UnwritableValue (422) for a name that is none
	 */
	public EnvFile with(String key, String raw) {
		if (!NAME.matcher(key).matches()) {
			throw new UnwritableValue("A variable's name has no blanks, quotes, equal or number signs.");
		}
		var line = effective(key).map((binding) -> replaced(binding, raw)).orElseGet(() -> added(key + "=" + raw));
		return new EnvFile(this.name, DotenvParser.parse(line));
	}

	/**
	 * A file in which the variable is read as the given text; unchanged when it already
	 * is.
	 * @throws UnwritableValue (422) when no way of writing exists
	 */
	public EnvFile withValue(String key, String value) {
		return value(key).filter(value::equals).isPresent() ? this : with(key, encode(value));
	}

	/** A file in which no line assigns the variable; blank lines above it stay. */
	public EnvFile without(String key) {
		var rest = this.bindings.stream()
			.map((binding) -> key.equals(binding.key()) ? EnvText.blankLines(binding.text()) : binding.text())
			.collect(Collectors.joining());
		return new EnvFile(this.name, DotenvParser.parse(rest));
	}

	/**
	 * How to write a value such that python-dotenv reads it exactly as typed: bare when
	 * that suffices, else quoted.
	 * @throws UnwritableValue (422) for characters that no variable of a container can
	 * hold
	 */
	public static String encode(String value) {
		return EnvText.encode(value);
	}

	private String text() {
		return this.bindings.stream().map(Binding::text).collect(Collectors.joining());
	}

	private Optional<Binding> effective(String key) {
		return this.bindings.stream().filter((binding) -> key.equals(binding.key())).reduce((earlier, later) -> later);
	}

	private String replaced(Binding target, String raw) {
		return this.bindings.stream()
			.map((binding) -> (binding == target) ? binding.textWith(raw) : binding.text())
			.collect(Collectors.joining());
	}

	private String added(String line) {
		var text = text();
		var lineEnd = EnvText.lineEnd(text);
		var separator = (text.isEmpty() || text.endsWith("\n") || text.endsWith("\r")) ? "" : lineEnd;
		return text + separator + line + lineEnd;
	}

	private Variable variable(String key, Binding binding) {
		boolean assigned = binding.value() != null;
		return new Variable(key, this.values.get(key), assigned ? binding.written() : null, binding.line());
	}

	private static void note(Set<String> set, String key, boolean member) {
		if (member) {
			set.add(key);
		}
		else {
			set.remove(key);
		}
	}

	static Map<String, String> resolve(List<Binding> bindings) {
		var known = new LinkedHashMap<String, String>();
		var unassigned = new HashSet<String>();
		for (var binding : bindings) {
			var key = binding.key();
			if (key != null) {
				var value = binding.value();
				known.put(key, (value != null) ? Interpolation.resolve(value, known) : "");
				note(unassigned, key, value == null);
			}
		}
		known.keySet().removeAll(unassigned);
		return Collections.unmodifiableMap(known);
	}

	@Override
	public String toString() {
		return "EnvFile[" + this.name + "]";
	}

	/**
	 * An assignment of an env file.
	 *
	 * @param key the name
	 * @param value the effective value of that name as read, null for a name without an
	 * equal sign
	 * @param raw the value as written in this line
	 * @param line the line in the file, from 1
	 */
	public record Variable(String key, @Nullable String value, @Nullable String raw, int line) {

		@Override
		public String toString() {
			return "Variable[" + this.key + ", line " + this.line + "]";
		}

	}

}
