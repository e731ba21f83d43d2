package org.malcolmconsole.release;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The files that ConfigMaps are made of can be used for what they are there for. */
class BundledFilesTests {

	static Stream<String> maps() {
		return Facts.BUNDLE.keySet().stream().filter((path) -> path.startsWith("logstash/maps/"));
	}

	@ParameterizedTest
	@MethodSource("maps")
	void everyMapHasQuotedKeysThatStayText(String path) {
		var map = Yaml.mapping(path, Facts.BUNDLE.get(path));
		assertThat(map).hasSizeGreaterThan(5);
		assertThat(text(path).lines().skip(1)).allMatch((line) -> line.startsWith("\""));
		assertThat(map.values()).doesNotContainNull();
	}

	@Test
	void namesAndNumbersOfProtocolsAreTheSamePairs() {
		var names = Yaml.mapping("a", Facts.BUNDLE.get("logstash/maps/ip_protocol_name_to_number.yaml"));
		var numbers = Yaml.mapping("b", Facts.BUNDLE.get("logstash/maps/ip_protocol_number_to_name.yaml"));
		numbers.forEach((number, name) -> assertThat(names).containsEntry(String.valueOf(name), number));
		assertThat(names).hasSameSizeAs(numbers).containsEntry("tcp", "6");
	}

	@ParameterizedTest
	@ValueSource(strings = { "client.conf", "server.conf" })
	void theSettingsOfOpensslAreTheSame(String name) {
		var theirs = Facts.map(Facts.map(Facts.read("auth").get("openssl_config_files")).get(name));
		assertThat(sections(text("logstash/certs/" + name))).isEqualTo(theirs);
	}

	private static Map<String, Object> sections(String text) {
		var sections = new LinkedHashMap<String, Object>();
		var section = new LinkedHashMap<String, Object>();
		for (String line : text.lines()
			.filter((candidate) -> !candidate.isBlank() && !candidate.startsWith("#"))
			.toList()) {
			if (line.startsWith("[")) {
				section = new LinkedHashMap<>();
				sections.put(line.substring(1, line.length() - 1), section);
			}
			else {
				var parts = line.split(" = ", 2);
				section.put(parts[0], parts[1].replace("\"", ""));
			}
		}
		return sections;
	}

	private static String text(String path) {
		return new String(Facts.BUNDLE.get(path), StandardCharsets.UTF_8);
	}

}
