package org.malcolmconsole.opensearch.login;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A file of options that curl and Malcolm read: a login, and whether certificates are
 * believed; lines about anything else stay as they are. Holds a secret.
 */
public final class Curlrc {

	private static final Pattern OPTION = Pattern.compile("\\s*-{0,2}([^\\s:=]+)(?:\\s*[:=]\\s*|\\s+|$)(.*)");

	private static final List<String> USER = List.of("user", "u");

	private static final List<String> INSECURE = List.of("insecure", "k");

	private final List<String> lines;

	private Curlrc(List<String> lines) {
		this.lines = lines;
	}

	public static Curlrc parse(byte[] content) {
		return new Curlrc(new String(content, StandardCharsets.UTF_8).lines().toList());
	}

	/** The login, if there is one. */
	public Optional<Login> login() {
		return this.lines.stream()
			.map((line) -> value(line, USER))
			.flatMap(Optional::stream)
			.reduce((first, last) -> last)
			.filter((user) -> user.indexOf(':') > 0)
			.map((user) -> new Login(user.substring(0, user.indexOf(':')), user.substring(user.indexOf(':') + 1)));
	}

	/** Whether certificates are taken without a check. */
	public boolean insecure() {
		return this.lines.stream().anyMatch((line) -> value(line, INSECURE).isPresent());
	}

	/** Whether nothing is said. */
	public boolean empty() {
		return this.lines.stream().allMatch(String::isBlank);
	}

	/**
	 * The same file with another login.
	 * @param verify whether certificates have to be believable
	 */
	public Curlrc with(Login login, boolean verify) {
		List<String> changed = new ArrayList<>();
		changed.add("user: " + quoted(login.username() + ":" + login.password()));
		if (!verify) {
			changed.add("insecure");
		}
		this.lines.stream()
			.filter((line) -> value(line, USER).isEmpty() && value(line, INSECURE).isEmpty())
			.forEach(changed::add);
		return new Curlrc(changed);
	}

	public byte[] bytes() {
		return this.lines.stream()
			.map((line) -> line + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * A value as curl reads it between double quotes.
	 */
	public static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach((character) -> {
			String escaped = escape(character);
			quoted.append((escaped != null) ? escaped : String.valueOf((char) character));
		});
		return quoted.append('"').toString();
	}

	private static @Nullable String escape(int character) {
		return switch (character) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\t' -> "\\t";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case 0x0b -> "\\v";
			default -> null;
		};
	}

	private static Optional<String> value(String line, List<String> names) {
		Matcher option = OPTION.matcher(line);
		return Optional.of(option)
			.filter(Matcher::matches)
			.filter((match) -> names.contains(match.group(1)))
			.map((match) -> read(match.group(2)));
	}

	private static String read(String written) {
		if (!written.startsWith("\"")) {
			return written.strip().replaceAll("\\s.*", "");
		}
		StringBuilder value = new StringBuilder();
		for (int at = 1; at < written.length() && written.charAt(at) != '"'; at++) {
			boolean escaped = written.charAt(at) == '\\' && at + 1 < written.length();
			value.append(escaped ? unescape(written.charAt(++at)) : written.charAt(at));
		}
		return value.toString();
	}

	private static char unescape(char character) {
		return switch (character) {
			case 't' -> '\t';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 'v' -> '\u000b';
			default -> character;
		};
	}

	@Override
	public String toString() {
		return "Curlrc[" + this.lines.size() + " lines]";
	}

}
