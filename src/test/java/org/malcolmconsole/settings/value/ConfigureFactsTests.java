package org.malcolmconsole.settings.value;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.malcolmconsole.Repetitions;
import org.malcolmconsole.settings.facts.ConfigureFacts;
import org.malcolmconsole.settings.facts.RandomAnswers;
import org.malcolmconsole.workspace.Contents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random answers give the values that an independent evaluation of the
 * recorded facts gives, on top of whatever was there before.
 */
class ConfigureFactsTests {

	private static final ConfigureFacts FACTS = new ConfigureFacts("malcolm", "1001", "1001");

	private static final int SETS = Repetitions.of(400);

	@ParameterizedTest
	@ValueSource(longs = { 23_07_1, 1, 4, 1_000_003, -7 })
	void randomAnswersGiveWhatTheFactsSay(long seed) {
		var random = new Random(seed);
		var generator = new RandomAnswers(random);
		var examples = EngineBench.values(EngineBench.EXAMPLES);
		var before = EngineBench.EXAMPLES;
		for (int number = 0; number < SETS; number++) {
			var answers = generator.next(FACTS.questions());
			var after = EngineBench.replace((number % 20 == 0) ? EngineBench.EXAMPLES : before, answers);
			var expected = new TreeMap<>(examples);
			expected.putAll(FACTS.written(answers));
			assertThat(differing(EngineBench.values(after), expected))
				.as("set %d of seed %d: %s", number, seed, answers)
				.isEmpty();
			assertLdapDefaults(after, answers);
			before = after;
		}
	}

	@Test
	void theFactsAloneGiveTheRecordedFiles() {
		var cases = JsonMapper.shared()
			.readTree(Path.of("src/test/resources/malcolm/23.07.1/configure-cases.json").toFile());
		for (var sample : cases) {
			Map<String, Object> answers = new LinkedHashMap<>();
			sample.get("settings")
				.properties()
				.forEach((answer) -> answers.put(answer.getKey(),
						answer.getValue().isBoolean() ? (Object) answer.getValue().booleanValue()
								: answer.getValue().isNumber() ? (Object) answer.getValue().longValue()
										: answer.getValue().asString()));
			FACTS.written(answers).forEach((place, value) -> {
				int slash = place.indexOf('/');
				if (!place.endsWith("/PCAP_NODE_NAME")) {
					assertThat(
							sample.get("env").get(place.substring(0, slash)).get(place.substring(slash + 1)).asString())
						.as(place)
						.isEqualTo(value);
				}
			});
			assertThat(FACTS.ldapDefaults(answers)).isEqualTo(sample.get("ldap_config_defaults").stringValue(null));
		}
		assertThat(cases.size()).isEqualTo(12);
	}

	@Test
	void thereAre62VariablesOfWhich12DependOnNothing() {
		assertThat(FACTS.questions()).hasSize(54);
		assertThat(FACTS.variables()).hasSize(62).doesNotHaveDuplicates();
		assertThat(FACTS.unconditional()).hasSize(12).isSubsetOf(FACTS.variables());
		var one = FACTS.written(Map.of());
		var other = FACTS.written(new RandomAnswers(new Random(5)).next(FACTS.questions()));
		assertThat(FACTS.unconditional()).allSatisfy((place) -> assertThat(one.get(place)).isEqualTo(other.get(place)));
	}

	private static void assertLdapDefaults(Contents after, Map<String, Object> answers) {
		var expected = FACTS.ldapDefaults(answers);
		if (expected != null) {
			assertThat(after.file(".ldap_config_defaults").map((file) -> new String(file, StandardCharsets.UTF_8)))
				.contains(expected);
		}
	}

	private static Map<String, String> differing(Map<String, String> actual, Map<String, String> expected) {
		var differing = new TreeMap<String, String>();
		var places = new HashMap<String, @Nullable String>(expected);
		places.putAll(actual);
		for (var place : places.keySet()) {
			if (!Objects.equals(actual.get(place), expected.get(place))) {
				differing.put(place, actual.get(place) + " instead of " + expected.get(place));
			}
		}
		return differing;
	}

}
