package org.malcolmconsole.settings.value;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.malcolmconsole.Repetitions;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.catalog.Type;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/** The same answers give the same env files as Malcolm's own way of configuring. */
class ConfigureParityTests {

	private static final Catalog CATALOG = EngineBench.CATALOG;

	private static final JsonNode CASES = cases();

	private static final Contents EXAMPLES = EngineBench.EXAMPLES;

	@ParameterizedTest(name = "case {0}")
	@MethodSource("numbers")
	void theSameAnswersGiveTheSameFiles(int number) {
		var sample = CASES.get(number);
		var after = EngineBench.replace(EXAMPLES, answers(sample));
		var expected = new TreeMap<String, String>();
		sample.get("env").propertyStream().forEach((file) -> file.getValue().propertyStream().forEach((variable) -> {
			if (!variable.getKey().equals("PCAP_NODE_NAME")) {
				expected.put(file.getKey() + "/" + variable.getKey(), variable.getValue().asString());
			}
		}));
		assertThat(differing(raw(after), expected)).isEmpty();
		var ldap = after.file(".ldap_config_defaults").map((bytes) -> new String(bytes, StandardCharsets.UTF_8));
		assertThat(ldap.orElse(null)).isEqualTo(sample.get("ldap_config_defaults").stringValue(null));
	}

	@ParameterizedTest(name = "case {0}")
	@MethodSource("numbers")
	void whatWasWrittenIsReadBack(int number) {
		var after = EngineBench.replace(EXAMPLES, answers(CASES.get(number)));
		var read = Reading.of(CATALOG, after);
		answers(CASES.get(number)).forEach((id, value) -> {
			if (effective(id, read)) {
				assertThat(read.value(id)).as(id).isEqualTo(value);
			}
		});
		assertThat(EngineBench.edits(after, Map.of(), false).files()).isEmpty();
	}

	@Test
	void randomAnswersAreReadBackAndWritingThemAgainChangesNothing() {
		var random = new Random(23071);
		for (int round = 0; round < Repetitions.of(500); round++) {
			var answers = random(random);
			var wanted = Evaluation.of(CATALOG, answers);
			var after = EngineBench.replace(EXAMPLES, answers);
			var read = Reading.of(CATALOG, after);
			for (var write : CATALOG.writes()) {
				assertThat(write.value().value(read.values())).as("%s of %s", write.key(), answers)
					.isEqualTo(write.value().value(wanted.values()));
			}
			assertThat(EngineBench.edits(after, Map.of(), false).files()).isEmpty();
		}
	}

	@Test
	void oneNamedSettingChangesItsVariablesOnly() {
		var change = EngineBench.edits(EXAMPLES, Map.of("logstash_workers", 9L), false);
		assertThat(change.files()).containsOnlyKeys("config/logstash.env");
		var before = text(EXAMPLES.file("config/logstash.env").orElseThrow());
		assertThat(text(change.files().get("config/logstash.env").orElseThrow()))
			.isEqualTo(before.replace("pipeline.workers=3", "pipeline.workers=9"));
	}

	@Test
	void aSettingThatBeginsToCountStartsAtItsDefault() {
		var read = Reading.of(CATALOG, EXAMPLES);
		assertThat(read.value("file_scan_clamav")).isEqualTo(false);
		var answers = new Checks(CATALOG).merge(read, Map.of("file_extraction", true), false);
		assertThat(Evaluation.of(CATALOG, answers).value("file_scan_clamav")).isEqualTo(true);
	}

	@Test
	void compressionOfSnapshotsIsUsedOnlyWhenThatIsChosenToo() {
		var place = "dashboards-helper.env/ISM_SNAPSHOT_COMPRESSED";
		Map<String, Object> asked = Map.of("opensearch_local", false, "opensearch_primary_url", "https://search:9200",
				"index_snapshot_compressed", true);
		var chosen = new HashMap<>(asked);
		chosen.put("index_snapshot_compressed_honoured", true);
		assertThat(EngineBench.values(EngineBench.replace(EXAMPLES, asked))).containsEntry(place, "false");
		var after = EngineBench.replace(EXAMPLES, chosen);
		assertThat(EngineBench.values(after)).containsEntry(place, "true");
		assertThat(Reading.of(CATALOG, after).value("index_snapshot_compressed")).isEqualTo(true);
		var local = EngineBench.change(after, Map.of("opensearch_local", true));
		assertThat(EngineBench.values(local)).containsEntry(place, "false");
	}

	static IntStream numbers() {
		return IntStream.range(0, CASES.size());
	}

	private static boolean effective(String id, Evaluation read) {
		boolean confirmed = Set.of("netbox_auto_populate", "nginx_ssl", "netbox_site_name", "virustotal_lookup")
			.contains(id);
		return CATALOG.find(id).filter(Setting::effective).isPresent() && read.active().contains(id) && !confirmed;
	}

	private static Map<String, Object> random(Random random) {
		var answers = new HashMap<String, Object>();
		for (var setting : CATALOG.settings().values()) {
			if (!setting.shortcut() && (setting.limits().required() || setting.rules().confirmedBy() != null
					|| random.nextInt(4) > 0)) {
				answers.put(setting.id(), random(setting, random));
			}
		}
		return answers;
	}

	private static Object random(Setting setting, Random random) {
		var texts = Stream.of("a b", "x #y", "it's", "\"q\"", "${HOME}", "back\\", "1TB", "12", "4g").toList();
		return switch (setting.type()) {
			case BOOLEAN -> random.nextBoolean();
			case INTEGER -> (long) random.nextInt(1, 64);
			case CHOICE -> setting.choices().get(random.nextInt(setting.choices().size())).value();
			case MEMORY -> random.nextInt(1, 64) + "g";
			case URL -> "https://search-%d:%d".formatted(random.nextInt(100), random.nextInt(1, 65_536));
			default -> Stream.generate(() -> texts.get(random.nextInt(texts.size())))
				.filter((text) -> setting.problem(text).isEmpty())
				.findFirst()
				.orElseThrow();
		};
	}

	private static Map<String, String> raw(Contents contents) {
		var raw = new TreeMap<String, String>();
		contents.envFiles()
			.forEach((file) -> file.variables()
				.stream()
				.filter((variable) -> !variable.key().equals("PCAP_NODE_NAME"))
				.forEach((variable) -> raw.put(file.name() + "/" + variable.key(), String.valueOf(variable.raw()))));
		return raw;
	}

	private static Map<String, String> differing(Map<String, String> actual, Map<String, String> expected) {
		var differing = new TreeMap<String, String>();
		Stream.concat(actual.keySet().stream(), expected.keySet().stream())
			.filter((key) -> !Objects.equals(actual.get(key), expected.get(key)))
			.forEach((key) -> differing.put(key, actual.get(key) + " instead of " + expected.get(key)));
		return differing;
	}

	private static Map<String, Object> answers(JsonNode sample) {
		var answers = new LinkedHashMap<String, Object>();
		sample.get("settings").propertyStream().forEach((answer) -> {
			var type = CATALOG.find(answer.getKey()).orElseThrow().type();
			var value = answer.getValue();
			answers.put(answer.getKey(), (type == Type.BOOLEAN) ? value.asBoolean()
					: (type == Type.INTEGER) ? value.asLong() : value.asString());
		});
		return answers;
	}

	private static JsonNode cases() {
		return JsonMapper.shared()
			.readTree(Path.of("src/test/resources/malcolm/23.07.1/configure-cases.json").toFile());
	}

	private static String text(byte[] content) {
		return new String(content, StandardCharsets.UTF_8);
	}

}
