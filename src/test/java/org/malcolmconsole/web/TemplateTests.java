package org.malcolmconsole.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every template keeps to.
 */
class TemplateTests {

	private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");

	private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([\\w-]+)");

	static List<Path> templates() throws IOException {
		try (Stream<Path> files = Files.walk(TEMPLATES)) {
			return files.filter((file) -> file.toString().endsWith(".html")).toList();
		}
	}

	/**
	 * A fragment's name also selects the elements that are called so: a page would show
	 * these instead, in places where what they need is not known.
	 */
	@ParameterizedTest
	@MethodSource("templates")
	void noFragmentIsNamedLikeAnElementOfItsFile(Path template) throws IOException {
		String text = Files.readString(template);
		List<String> names = FRAGMENT.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
		assertThat(names).noneMatch((name) -> Pattern.compile("<" + name + "[\\s>/]").matcher(text).find());
	}

}
