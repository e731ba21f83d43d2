package org.malcolmconsole.credential.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Accounts and password hashes of a web server, one a line; lines that nobody asked to
 * change stay as they are.
 */
public record Htpasswd(List<String> lines) {

	public Htpasswd {
		lines = List.copyOf(lines);
	}

	public static Htpasswd parse(byte[] content) {
		return new Htpasswd(new String(content, StandardCharsets.UTF_8).lines().toList());
	}

	public boolean empty() {
		return this.lines.stream().noneMatch((line) -> !line.startsWith("#") && line.indexOf(':') > 0);
	}

	public Htpasswd with(String username, String hash) {
		List<String> changed = new ArrayList<>();
		boolean written = false;
		for (String line : this.lines) {
			if (!belongsTo(line, username)) {
				changed.add(line);
			}
			else if (!written) {
				changed.add(username + ":" + hash);
				written = true;
			}
		}
		if (!written) {
			changed.add(username + ":" + hash);
		}
		return new Htpasswd(changed);
	}

	public Htpasswd without(String username) {
		return new Htpasswd(this.lines.stream().filter((line) -> !belongsTo(line, username)).toList());
	}

	public byte[] bytes() {
		return this.lines.stream()
			.map((line) -> line + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static boolean belongsTo(String line, String username) {
		return line.startsWith(username + ":");
	}

	@Override
	public String toString() {
		return "Htpasswd[" + this.lines.size() + " lines]";
	}

}
