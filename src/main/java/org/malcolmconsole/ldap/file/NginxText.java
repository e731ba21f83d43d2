package org.malcolmconsole.ldap.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of a file of nginx: words, blocks and quotes as nginx reads them.
 */
final class NginxText {

	private static final String ENDS = ";{}";

	private final String text;

	private int at;

	private NginxText(String text) {
		this.text = text;
	}

	/**
	 * The statements, each with the sign that ends it (a semicolon or a brace) as its
	 * last word; comments are statements of one word.
	 * @return nothing when the text is none that nginx would take
	 */
	static Optional<List<List<String>>> statements(String text) {
		return new NginxText(text).read();
	}

	/** A word between quotes. */
	static String quoted(String word) {
		return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	private Optional<List<List<String>>> read() {
		List<List<String>> statements = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (skipBlanks(); this.at < this.text.length(); skipBlanks()) {
			char sign = this.text.charAt(this.at);
			if (sign == '#') {
				statements.add(List.of(line()));
			}
			else if (ENDS.indexOf(sign) >= 0) {
				this.at++;
				words.add(String.valueOf(sign));
				statements.add(List.copyOf(words));
				words.clear();
			}
			else {
				Optional<String> word = (sign == '"' || sign == '\'') ? quoted(sign) : Optional.of(plain());
				if (word.isEmpty()) {
					return Optional.empty();
				}
				words.add(word.get());
			}
		}
		return words.isEmpty() ? Optional.of(statements) : Optional.empty();
	}

	private void skipBlanks() {
		while (this.at < this.text.length() && Character.isWhitespace(this.text.charAt(this.at))) {
			this.at++;
		}
	}

	private String line() {
		int end = this.text.indexOf('\n', this.at);
		int from = this.at;
		this.at = (end < 0) ? this.text.length() : end;
		return this.text.substring(from, this.at).strip();
	}

	private String plain() {
		StringBuilder word = new StringBuilder();
		while (this.at < this.text.length() && ENDS.indexOf(this.text.charAt(this.at)) < 0
				&& !Character.isWhitespace(this.text.charAt(this.at))) {
			word.append(next());
		}
		return word.toString();
	}

	private Optional<String> quoted(char quote) {
		StringBuilder word = new StringBuilder();
		this.at++;
		while (this.at < this.text.length()) {
			if (this.text.charAt(this.at) == quote) {
				this.at++;
				boolean ended = this.at >= this.text.length() || Character.isWhitespace(this.text.charAt(this.at))
						|| ENDS.indexOf(this.text.charAt(this.at)) >= 0;
				return ended ? Optional.of(word.toString()) : Optional.empty();
			}
			word.append(next());
		}
		return Optional.empty();
	}

	/** One sign, or what a backslash and the sign behind it stand for. */
	private String next() {
		char sign = this.text.charAt(this.at++);
		if (sign != '\\' || this.at >= this.text.length()) {
			return String.valueOf(sign);
		}
		char escaped = this.text.charAt(this.at++);
		return switch (escaped) {
			case '"', '\'', '\\' -> String.valueOf(escaped);
			case 't' -> "\t";
			case 'n' -> "\n";
			case 'r' -> "\r";
			default -> "\\" + escaped;
		};
	}

}
