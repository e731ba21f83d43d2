package org.malcolmconsole.workspace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.malcolmconsole.workspace.dotenv.Binding;
import org.malcolmconsole.workspace.dotenv.Dialect;
import org.malcolmconsole.workspace.dotenv.DotenvParser;
import org.malcolmconsole.workspace.dotenv.Interpolation;

/**
 * Bytes, characters and line ends of env files.
 */
final class EnvText {

	private EnvText() {
	}

	static String decode(String name, byte[] bytes) {
		var buffer = ByteBuffer.wrap(bytes);
		try {
			var text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
			int nul = text.indexOf('\0');
			if (nul >= 0) {
				throw BrokenEnvFile.at(name, line(text.substring(0, nul)), "it holds a NUL character");
			}
			return text;
		}
		catch (CharacterCodingException ex) {
			var before = new String(bytes, 0, buffer.position(), StandardCharsets.ISO_8859_1);
			throw BrokenEnvFile.at(name, line(before), "it is not UTF-8 text");
		}
	}

	static String encode(String value) {
		if (value.indexOf('\0') >= 0) {
			throw new UnwritableValue("A NUL character can't be part of a variable.");
		}
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
			throw new UnwritableValue("Half a surrogate pair is no character that a file can hold.");
		}
		var guarded = Interpolation.protect(value);
		var text = Interpolation.refers(value) ? guarded : value;
		return Stream.of(text, "'" + text + "'", quoted(text, ""), quoted(guarded, "${:-}"))
			.filter((raw) -> readsAs(raw, value))
			.findFirst()
			.orElseThrow(() -> new UnwritableValue("python-dotenv has no way of writing this value."));
	}

	/** The line end that the file uses, by its first line. */
	static String lineEnd(String text) {
		int feed = text.indexOf('\n');
		return (feed > 0 && text.charAt(feed - 1) == '\r') ? "\r\n" : "\n";
	}

	/** The blank lines that some text begins with. */
	static String blankLines(String text) {
		int content = text.length() - text.stripLeading().length();
		var blank = text.substring(0, content);
		return blank.substring(0, Math.max(blank.lastIndexOf('\n'), blank.lastIndexOf('\r')) + 1);
	}

	private static String quoted(String text, String guard) {
		var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
		return "\"" + escaped + guard + "\"";
	}

	private static boolean readsAs(String raw, String value) {
		return Arrays.stream(Dialect.values())
			.allMatch((dialect) -> readsAs("A=", raw, value, dialect) && readsAs("A= ", raw, value, dialect));
	}

	private static boolean readsAs(String prefix, String raw, String value, Dialect dialect) {
		var bindings = DotenvParser.parse(prefix + raw + "\nB='\"'\n", dialect);
		return bindings.size() == 2 && bindings.stream().noneMatch(Binding::broken)
				&& raw.equals(bindings.get(0).written()) && value.equals(resolved(bindings.get(0)))
				&& "B".equals(bindings.get(1).key());
	}

	private static String resolved(Binding binding) {
		var value = binding.value();
		return (value != null) ? Interpolation.resolve(value, Map.of()) : "";
	}

	private static int line(String before) {
		return before.split("\r\n|\r|\n", -1).length;
	}

}
