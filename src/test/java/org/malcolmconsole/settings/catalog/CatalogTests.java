package org.malcolmconsole.settings.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.malcolmconsole.release.YamlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The catalog describes every setting of the release and every expression compiles. */
class CatalogTests {

	private static final String MINIMAL = """
			groups:
			  - {id: g, label: G, help: Help}
			settings:
			  - id: one
			    group: g
			    type: boolean
			    label: One
			    help: Help
			    default: true
			    when: "true"
			writes:
			  - {file: a.env, key: A, value: "string(one)"}
			files: []
			""";

	@Test
	void describesEverySettingOfTheReleaseInTheOrderInWhichItIsAsked() throws IOException {
		var facts = facts().get("settings").valueStream().map((setting) -> setting.get("id").asString()).toList();
		var own = bundled().settings().keySet().stream().filter(facts::contains).toList();
		assertThat(facts).hasSize(54);
		assertThat(own).containsExactlyElementsOf(facts);
	}

	@Test
	void writesTheVariablesOfTheReleaseInTheirOrder() throws IOException {
		var facts = facts().get("env_writes")
			.valueStream()
			.map((write) -> write.get("file").asString() + "/" + write.get("key").asString())
			.toList();
		assertThat(bundled().writes().stream().map((write) -> write.file() + "/" + write.key()))
			.containsExactlyElementsOf(facts)
			.hasSize(62);
		var improved = "dashboards-helper.env/ISM_SNAPSHOT_COMPRESSED";
		assertThat(bundled().writes()
			.stream()
			.filter((write) -> write.constant() || improved.equals(write.file() + "/" + write.key()))).hasSize(12);
	}

	@Test
	void hasDefaultsThatItsOwnRulesAllow() throws IOException {
		for (var setting : bundled().settings().values()) {
			var usual = setting.rules().fixedDefault();
			if (usual != null && !"".equals(usual)) {
				assertThat(setting.problem(usual)).as(setting.id()).isEmpty();
			}
			assertThat(setting.label()).as(setting.id()).isNotBlank();
			assertThat(setting.help()).as(setting.id()).endsWith(".");
		}
	}

	@Test
	void anAddressHasAPortFrom1To65535() throws IOException {
		var address = bundled().settings().get("opensearch_primary_url");
		for (var port : List.of("", ":1", ":65535", ":9200/", ":9200/a/b")) {
			assertThat(address.problem("https://search.example.org" + port)).as(port).isEmpty();
			assertThat(address.problem("https://[fd00::1]" + port)).as(port).isEmpty();
		}
		for (var port : List.of(":0", ":65536", ":99999999999/", ":x")) {
			assertThat(address.problem("https://search.example.org" + port)).as(port)
				.hasValue("A port is a number from 1 to 65535");
		}
	}

	@Test
	void givesEverySettingAGroupAndAParentThatStandsBeforeIt() throws IOException {
		var catalog = bundled();
		for (var setting : catalog.settings().values()) {
			if (setting.parent() != null) {
				assertThat(catalog.settings().keySet().stream().takeWhile((id) -> !id.equals(setting.id())))
					.contains(setting.parent());
			}
		}
		assertThat(catalog.groups()).allSatisfy((group) -> assertThat(catalog.settings().values())
			.anyMatch((setting) -> setting.group().equals(group.id())));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			when: "true"         | when: "two"          | 10 | two
			when: "true"         | when: "'text'"       | 10 | bool
			when: "true"         | when: "true &&"      | 10 | expression
			type: boolean        | type: colour         | 6  | colour
			group: g             | group: h             | 5  | h
			label: One           | lable: One           | 4  | label
			default: true        | default: "yes"       | 9  | default
			value: "string(one)" | value: "one"         | 12 | string
			""")
	void aWrongCatalogIsRefusedWithFileAndLine(String right, String wrong, int line, String word) {
		var text = MINIMAL.replace(right, wrong);
		assertThat(text).isNotEqualTo(MINIMAL);
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read(text))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).startsWith("settings.yml, line " + line + ": ")
				.contains(word));
	}

	@Test
	void anIdThatIsThereTwiceIsRefused() {
		var twice = MINIMAL.replace("writes:",
				"  - {id: one, group: g, type: boolean, label: One, help: Help}\nwrites:");
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read(twice))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains("line 11", "twice"));
		assertThat(read(MINIMAL).settings()).containsOnlyKeys("one");
	}

	private static Catalog bundled() throws IOException {
		return CatalogReader.read("settings.yml", Files.readAllBytes(Path.of("config/23.07.1/settings.yml")),
				Map.of("directory_uid", "1000", "directory_gid", "1000"));
	}

	private static Catalog read(String text) {
		return CatalogReader.read("settings.yml", text.getBytes(StandardCharsets.UTF_8), Map.of());
	}

	private static JsonNode facts() throws IOException {
		return JsonMapper.shared()
			.readTree(Files.readString(Path.of("src/test/resources/malcolm/23.07.1/settings.json")));
	}

}
