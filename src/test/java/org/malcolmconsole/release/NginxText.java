package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits an nginx configuration into directives; a test tool, strict about ends. */
final class NginxText {

	private static final Pattern TOKEN = Pattern
		.compile("\\s+|#[^\n]*|\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([;{}])|([^\\s;{}]+)");

	private final Matcher matcher;

	private NginxText(String text) {
		this.matcher = TOKEN.matcher(text);
	}

	static List<Directive> read(String text) {
		var reader = new NginxText(text);
		var directives = reader.block(true);
		if (!reader.matcher.hitEnd()) {
			throw new IllegalStateException("text after the end");
		}
		return directives;
	}

	private List<Directive> block(boolean outermost) {
		var directives = new ArrayList<Directive>();
		var words = new ArrayList<String>();
		while (this.matcher.find()) {
			String sign = this.matcher.group(3);
			if (sign == null) {
				word().ifPresent(words::add);
			}
			else if (sign.equals("}")) {
				if (outermost || !words.isEmpty()) {
					throw new IllegalStateException("a bracket too many or a semicolon too few: " + words);
				}
				return directives;
			}
			else {
				directives.add(new Directive(List.copyOf(words), sign.equals("{") ? block(false) : List.of()));
				words.clear();
			}
		}
		if (!outermost || !words.isEmpty()) {
			throw new IllegalStateException("the text ends in the middle: " + words);
		}
		return directives;
	}

	private Optional<String> word() {
		return Stream.of(1, 2, 4).map(this.matcher::group).filter(Objects::nonNull).findFirst();
	}

	record Directive(List<String> words, List<Directive> block) {

		String name() {
			return this.words.get(0);
		}

		List<String> arguments() {
			return this.words.subList(1, this.words.size());
		}

		Stream<Directive> all(String name) {
			return this.block.stream().filter((directive) -> directive.name().equals(name));
		}

	}

}
