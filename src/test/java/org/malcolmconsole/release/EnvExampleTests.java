package org.malcolmconsole.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.malcolmconsole.release.FileObject.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** Our env examples hold what Malcolm's hold: names, values, lines, last newline. */
class EnvExampleTests {

	private static final Pattern VARIABLE = Pattern.compile("(# ?)?([A-Za-z_][A-Za-z0-9_.]*)=(.*)");

	private static final List<Map<String, Object>> FACTS = Facts.list(Facts.read("env").get("files"));

	static Stream<Map<String, Object>> files() {
		return FACTS.stream();
	}

	@Test
	void thereAreTheSame29Files() {
		assertThat(Facts.BUNDLE.keySet().stream().filter((path) -> path.matches("config/.*\\.env\\.example")))
			.containsExactlyInAnyOrderElementsOf(files().map((file) -> (String) file.get("example")).toList())
			.hasSize(29);
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyVariableIsInItsLineWithItsValue(Map<String, Object> file) {
		var theirs = Facts.list(file.get("variables"))
			.stream()
			.map((variable) -> "%s %s%s=%s".formatted(variable.get("line"),
					Boolean.TRUE.equals(variable.get("commented")) ? "#" : "", variable.get("name"),
					variable.get("value")))
			.toList();
		assertThat(variables(text(file))).isEqualTo(theirs).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void theLastLineEndsAsItDoesThere(Map<String, Object> file) {
		assertThat(text(file).endsWith("\n")).isEqualTo(file.get("final_newline"));
	}

	@ParameterizedTest
	@MethodSource("files")
	void theEnvFileOfANewDirectoryIsTheExample(Map<String, Object> file) {
		assertThat(Facts.BUNDLE.get("config/" + file.get("file"))).isEqualTo(Facts.BUNDLE.get(file.get("example")));
	}

	@ParameterizedTest
	@MethodSource("files")
	void theMarkerDecidesBetweenConfigMapAndSecret(Map<String, Object> file) {
		var rules = Facts.RELEASE.envRules();
		var object = Facts.map(file.get("kubernetes_object"));
		var marker = Facts.list(file.get("variables"))
			.stream()
			.filter((variable) -> variable.get("name").equals(rules.marker()))
			.map((variable) -> (String) variable.get("value"))
			.findFirst()
			.orElse(null);
		assertThat(rules.objectName((String) file.get("file"))).isEqualTo(object.get("name"));
		assertThat(rules.kind(marker)).hasToString((String) object.get("kind"));
	}

	@Test
	void markersThatMalcolmDoesNotKnowMakeASecret() {
		var rules = Facts.RELEASE.envRules();
		assertThat(Stream.of("True", "yes", "T", "y", "1", "0", "maybe").map(rules::kind)).containsOnly(Kind.SECRET);
		assertThat(Stream.of("False", "NO", "f", "n", "").map(rules::kind)).containsOnly(Kind.CONFIG_MAP);
		assertThat(rules.kind(null)).isEqualTo(Kind.CONFIG_MAP);
	}

	private static String text(Map<String, Object> file) {
		return new String(Facts.BUNDLE.get(file.get("example")), StandardCharsets.UTF_8);
	}

	private static List<String> variables(String text) {
		var variables = new ArrayList<String>();
		var lines = text.split("\n", -1);
		for (int line = 0; line < lines.length; line++) {
			var matcher = VARIABLE.matcher(lines[line]);
			if (matcher.matches()) {
				variables.add("%d %s%s=%s".formatted(line + 1, (matcher.group(1) != null) ? "#" : "", matcher.group(2),
						matcher.group(3)));
			}
		}
		return variables;
	}

}
