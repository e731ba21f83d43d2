package org.malcolmconsole.workspace;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.malcolmconsole.workspace.dotenv.Binding;
import org.malcolmconsole.workspace.dotenv.Dialect;
import org.malcolmconsole.workspace.dotenv.DotenvParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What python-dotenv made of hundreds of odd files is what we make of them. */
class DotenvParityTests {

	private static final JsonNode CORPUS = corpus();

	@ParameterizedTest(name = "file {0}")
	@MethodSource("numbers")
	void readsAsPythonDotenvDoes(int number) {
		var sample = CORPUS.get(number);
		var text = sample.get("text").asString();
		var bindings = DotenvParser.parse(text);
		assertThat(bindings.stream().map(Binding::text).collect(Collectors.joining())).isEqualTo(text);
		assertThat(bindings.stream().filter(Binding::broken)).as("warnings about %s", sample)
			.hasSize(sample.get("warnings").asInt());
		assertThat(EnvFile.resolve(bindings)).as("values of %s", sample).isEqualTo(expected(sample));
		assertThat(List.copyOf(EnvFile.resolve(bindings).keySet())).isEqualTo(List.copyOf(expected(sample).keySet()));
	}

	@ParameterizedTest(name = "file {0}")
	@MethodSource("numbers")
	void readsAsNewerVersionsDoWhereThatMattersForWriting(int number) {
		var sample = CORPUS.get(number);
		var newer = sample.has("newer") ? sample.get("newer") : sample;
		var bindings = DotenvParser.parse(sample.get("text").asString(), Dialect.NEWER);
		assertThat(bindings.stream().filter(Binding::broken)).as("warnings about %s", sample)
			.hasSize(newer.get("warnings").asInt());
		assertThat(EnvFile.resolve(bindings)).as("values of %s", sample).isEqualTo(expected(newer));
	}

	@ParameterizedTest(name = "file {0}")
	@MethodSource("numbers")
	void refusesExactlyWhatPythonDotenvWarnsAbout(int number) {
		var sample = CORPUS.get(number);
		var bytes = sample.get("text").asString().getBytes(StandardCharsets.UTF_8);
		if (sample.get("warnings").asInt() > 0) {
			assertThatExceptionOfType(BrokenEnvFile.class).isThrownBy(() -> EnvFile.parse("odd.env", bytes))
				.satisfies((ex) -> assertThat(ex.getBody().getDetail()).startsWith("odd.env, line "));
		}
		else {
			assertThat(EnvFile.parse("odd.env", bytes).bytes()).isEqualTo(bytes);
		}
	}

	@Test
	void theCorpusIsLarge() {
		assertThat(CORPUS.size()).isGreaterThan(800);
	}

	static IntStream numbers() {
		return IntStream.range(0, CORPUS.size());
	}

	private static Map<String, String> expected(JsonNode sample) {
		var values = new LinkedHashMap<String, String>();
		for (var pair : sample.get("values")) {
			if (!pair.get(1).isNull()) {
				values.put(pair.get(0).asString(), pair.get(1).asString());
			}
		}
		return values;
	}

	private static JsonNode corpus() {
		var stream = DotenvParityTests.class.getResourceAsStream("python-dotenv.json");
		return JsonMapper.shared().readTree(stream).get("files");
	}

}
