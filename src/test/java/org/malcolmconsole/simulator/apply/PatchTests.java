package org.malcolmconsole.simulator.apply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PatchTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"a\":1,\"b\":{\"c\":2}} | {\"b\":{\"d\":3}} | {\"a\":1,\"b\":{\"c\":2,\"d\":3}}",
					"{\"a\":1,\"b\":2} | {\"a\":null} | {\"b\":2}", "{\"a\":[1,2]} | {\"a\":[3]} | {\"a\":[3]}",
					"{} | {\"a\":{\"b\":null,\"c\":1}} | {\"a\":{\"c\":1}}" })
	void mergePatchesReplaceAndRemove(String target, String patch, String result) {
		assertThat(Patches.merge(Json.parse(target), Json.parse(patch))).isEqualTo(Json.parse(result));
	}

	@Test
	void strategicPatchesMergeListsByKeyAndDeleteItems() {
		var target = Json
			.parse("{\"containers\": [{\"name\": \"a\", \"image\": \"x\"}, {\"name\": \"b\", \"image\": \"y\"}]}");
		var patch = Json.parse(
				"{\"containers\": [{\"name\": \"a\", \"image\": \"z\"}, {\"name\": \"b\", \"$patch\": \"delete\"}, {\"name\": \"c\"}], \"$setElementOrder/containers\": []}");
		assertThat(Patches.strategic(target, patch))
			.isEqualTo(Json.parse("{\"containers\": [{\"name\": \"a\", \"image\": \"z\"}, {\"name\": \"c\"}]}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "add | /b | 2 | {\"a\":[1,2],\"b\":2}", "add | /a/0 | 9 | {\"a\":[9,1,2]}",
			"add | /a/- | 9 | {\"a\":[1,2,9]}", "replace | /a | 9 | {\"a\":9}", "remove | /a/1 | 0 | {\"a\":[1]}",
			"test | /a/0 | 1 | {\"a\":[1,2]}", "add | /x~1y | 1 | {\"a\":[1,2],\"x/y\":1}" })
	void jsonPatchesFollowTheirPath(String operation, String path, String value, String result) {
		assertThat(JsonPatch.apply(Json.parse("{\"a\":[1,2]}"), patch(operation, path, value)))
			.isEqualTo(Json.parse(result));
	}

	@ParameterizedTest
	@CsvSource({ "remove,/none,0", "replace,/none,1", "test,/a/0,2", "add,/none/deep,1", "jump,/a,1", "add,a,1" })
	void jsonPatchesThatDoNotFitAreRefused(String operation, String path, String value) {
		assertThatExceptionOfType(Failure.class)
			.isThrownBy(() -> JsonPatch.apply(Json.parse("{\"a\":[1,2]}"), patch(operation, path, value)))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(422));
	}

	private static tools.jackson.databind.JsonNode patch(String operation, String path, String value) {
		return Json
			.parse("{\"p\": [{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]}".formatted(operation, path, value))
			.get("p");
	}

}
