package org.malcolmconsole.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every library of the build stands on the page about libraries, with its licence. */
class DependencyListTests {

	private static final Pattern DEPENDENCY = Pattern
		.compile("<dependency>.*?<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]{3,} \\| [^|]{3,} \\|$");

	@Test
	void thePageNamesTheLibrariesOfTheBuildAndNoOthers() throws IOException {
		var pom = Files.readString(Path.of("pom.xml"))
			.replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "");
		var used = DEPENDENCY.matcher(pom).results().toList();
		assertThat(used).hasSizeGreaterThan(20);
		assertThat(listed()).containsExactlyElementsOf(used.stream().map((library) -> name(library, used)).toList());
	}

	private static List<String> listed() throws IOException {
		return ROW.matcher(Files.readString(Path.of("docs/dependencies.md")))
			.results()
			.map((row) -> row.group(1))
			.toList();
	}

	/** The artifact, with its group where two have the same name. */
	private static String name(MatchResult library, List<MatchResult> all) {
		boolean alone = all.stream().filter((other) -> other.group(2).equals(library.group(2))).count() == 1;
		return alone ? library.group(2) : library.group(1) + ":" + library.group(2);
	}

}
