package org.malcolmconsole.credential.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts and password hashes of a web server, one a line; lines that nobody asked to
 * change stay as they are, byte for byte.
 *
 * @param lines without their line feeds; one character for each byte
 */
public record Htpasswd(List<String> lines) {

	public Htpasswd {
		lines = List.copyOf(lines);
	}

	public static Htpasswd parse(byte[] content) {
		String text = new String(content, StandardCharsets.ISO_8859_1);
		if (text.isEmpty()) {
			return new Htpasswd(List.of());
		}
		return new Htpasswd(
				List.of((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)));
	}

	public boolean empty() {
		return usernames().isEmpty();
	}

	/** Who has an account, in the order of the file. */
	public List<String> usernames() {
		return this.lines.stream()
			.filter((line) -> !line.startsWith("#") && line.indexOf(':') > 0)
			.map((line) -> decoded(line.substring(0, line.indexOf(':'))))
			.distinct()
			.toList();
	}

	/** The hash of an account's password. */
	public Optional<String> hash(String username) {
		String start = encoded(username) + ":";
		return this.lines.stream()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.substring(start.length()).stripTrailing())
			.findFirst();
	}

	/** The same with this account, on the line that it has already, else on a new one. */
	public Htpasswd with(String username, String hash) {
		String start = encoded(username) + ":";
		List<String> changed = new ArrayList<>();
		boolean written = false;
		for (String line : this.lines) {
			if (!line.startsWith(start)) {
				changed.add(line);
			}
			else if (!written) {
				changed.add(start + hash);
				written = true;
			}
		}
		return new Htpasswd(written ? changed : Stream.concat(changed.stream(), Stream.of(start + hash)).toList());
	}

	public Htpasswd without(String username) {
		String start = encoded(username) + ":";
		return new Htpasswd(this.lines.stream().filter((line) -> !line.startsWith(start)).toList());
	}

	public byte[] bytes() {
		return this.lines.isEmpty() ? new byte[0]
				: (String.join("\n", this.lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String encoded(String username) {
		return new String(username.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private static String decoded(String username) {
		return new String(username.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "Htpasswd[" + this.lines.size() + " lines]";
	}

}
