package org.malcolmconsole.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** YAML means what it means to Kubernetes, and no text can hurt the reader. */
class YamlTests {

	/** What sigs.k8s.io/yaml 1.6.0 makes of {@code v: <text>} for 1,300 texts. */
	private static JsonNode readByKubernetes() throws IOException {
		try (var in = new ClassPathResource("yaml/plain-scalars.json").getInputStream()) {
			return JsonMapper.shared().readTree(in);
		}
	}

	@Test
	void scalarsHaveTheMeaningThatKubernetesGivesThem() throws IOException {
		var differences = new LinkedHashMap<String, String>();
		var expected = readByKubernetes();
		expected.properties().forEach((scalar) -> {
			String ours = json(scalar.getKey());
			String theirs = scalar.getValue().has("error") ? "error" : scalar.getValue().toString();
			if (!same(ours, theirs)) {
				differences.put(scalar.getKey(), ours + " instead of " + theirs);
			}
		});
		assertThat(differences).isEmpty();
		assertThat(expected.size()).isGreaterThan(1000);
	}

	@ParameterizedTest
	@CsvSource({ "1.10,1.1", "yes,true", "0755,493", "'\"1.10\"',\"1.10\"", "'\"yes\"',\"yes\"" })
	void textThatLooksLikeSomethingElseHasToBeQuoted(String text, String json) {
		assertThat(json(text)).isEqualTo(json);
	}

	@Test
	void keysBecomeText() {
		var content = read("5044: a\n8.5: b\ntrue: c\n\"yes\": d").get(0).mapping();
		assertThat(content.keySet()).containsExactly("5044", "8.5", "true", "yes");
	}

	@Test
	void documentsAreNumberedAndKnowTheirLines() {
		var documents = read("# head\na: 1\n---\n---\nb:\n  c:\n    - d\n    - e: f\n");
		assertThat(documents).extracting(YamlDocument::index).containsExactly(1, 2, 3);
		assertThat(documents).extracting(YamlDocument::empty).containsExactly(false, true, false);
		assertThat(documents.get(2).lineOf("/b/c/1/e")).isEqualTo(8);
		assertThat(documents.get(2).lineOf("/b/c/1/e/none")).isEqualTo(8);
		assertThat(documents.get(2).lineOf("/none")).isEqualTo(5);
		assertThat(documents.get(2).problem("/b/c/0", "is wrong.")).hasMessage("test.yml, line 7: is wrong.");
	}

	@Test
	void anchorsAndMergesAreResolved() {
		var content = read("base: &b {x: 1, z: 2}\nother:\n  <<: *b\n  z: 3\nlist: [*b]").get(0).mapping();
		assertThat(content.get("other")).isEqualTo(Map.of("x", 1, "z", 3));
		assertThat(content.get("list")).isEqualTo(List.of(Map.of("x", 1, "z", 2)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a: 1\\nb: [1, 2\\n|3", "a: 1\\na: 2|2", "a: 1\\n\\tb: 2|2", "x: y\\nz: !!binary aGk=|2",
					"a: *none|1", "a: b: c|1", "{a: 1}: b|1", "a: 1\\nb: !ruby/object x|2", "a:\\n  - .inf|2",
					"a: 1\\n<<: 5|2", "a: <control>|1", "a: 1\\nb: <control>|2" })
	void whatIsBrokenIsNamedWithItsLine(String text, int line) {
		assertThatExceptionOfType(YamlException.class)
			.isThrownBy(() -> read(text.replace("\\n", "\n").replace("\\t", "\t").replace("<control>", "\u0001")))
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(line))
			.satisfies((ex) -> assertThat(ex.file()).isEqualTo("test.yml"))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).isEqualTo(ex.getMessage()));
	}

	@Test
	void bytesThatAreNotUtf8AreNamedWithTheirLine() {
		byte[] bytes = "a: 1\nb: x".getBytes(StandardCharsets.UTF_8);
		bytes[bytes.length - 1] = (byte) 0xff;
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> Yaml.documents("test.yml", bytes))
			.withMessage("test.yml, line 2: it is not UTF-8 text.");
	}

	@Test
	void aByteOrderMarkIsNoContent() {
		assertThat(read("\uFEFFa: 1").get(0).content()).isEqualTo(Map.of("a", 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{a: ", "- ", "a:\n ", "? " })
	void nestingBeyondTheLimitIsRefusedBeforeTheStackIsUsedUp(String opening) {
		assertRefused(opening.contains("\n") ? indented(2000) : opening.repeat(2000));
		assertRefused(opening.contains("\n") ? indented(700) : opening.repeat(Yaml.MAX_BYTES / opening.length()));
	}

	@Test
	void moreThanOneMebibyteIsRefusedBeforeParsing() {
		assertRefused("a: " + "x".repeat(8 * Yaml.MAX_BYTES));
	}

	@Test
	void oneMebibyteOfOneScalarIsRead() {
		var text = "a: " + "x".repeat(Yaml.MAX_BYTES - 3);
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(read(text)).hasSize(1));
	}

	@Test
	void anchorsThatMultiplyAreRefused() {
		var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
		for (int level = 1; level < 10; level++) {
			bomb.append("a%d: &a%d [".formatted(level, level));
			bomb.append(("*a" + (level - 1) + ",").repeat(10)).append("]\n");
		}
		assertRefused(bomb.toString());
		assertRefused("a: &a [*a]");
		assertRefused("a: &a {b: *a}");
	}

	@Test
	void contentCannotBeChanged() {
		var content = read("a: [1]").get(0).mapping();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> content.put("b", 1));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> ((List<?>) content.get("a")).clear());
	}

	@Test
	void aMappingIsAskedForByName() {
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> Yaml.mapping("x.yml", bytes("- a")))
			.withMessage("x.yml, line 1: document 1 has to consist of keys and values.");
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> Yaml.mapping("x.yml", bytes("a: 1\n---\nb: 2")))
			.withMessage("x.yml: it has to hold one document, not 2.");
	}

	private static void assertRefused(String text) {
		assertTimeoutPreemptively(Duration.ofSeconds(20),
				() -> assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read(text)));
	}

	private static String indented(int levels) {
		var text = new StringBuilder();
		for (int level = 0; level < levels; level++) {
			text.append(" ".repeat(level)).append("a:\n");
		}
		return text.toString();
	}

	private static List<YamlDocument> read(String text) {
		return Yaml.documents("test.yml", bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String json(String scalar) {
		try {
			return JsonMapper.shared().writeValueAsString(read("v: " + scalar).get(0).mapping().get("v"));
		}
		catch (YamlException ex) {
			return "error";
		}
	}

	/** Numbers are the same when they are the same double: JSON has one kind only. */
	private static boolean same(String ours, String theirs) {
		if (ours.equals(theirs)) {
			return true;
		}
		boolean numbers = Arrays.asList(ours, theirs).stream().allMatch((text) -> text.matches("-?[0-9].*"));
		return numbers && Double.parseDouble(ours) == Double.parseDouble(theirs);
	}

}
