package org.malcolmconsole.simulator.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SelectorTests {

	private static final String POD = """
			{"metadata": {"name": "one", "namespace": "n", "labels": {"app": "web", "tier": "front"}},
			 "status": {"phase": "Running"}}""";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "app=web | true", "app==web | true", "app!=web | false", "app | true", "!app | false",
					"!none | true", "none!=x | true", "app in (web, api) | true", "app notin (web) | false",
					"none notin (web) | true", "app=web,tier=back | false", "app in (web),tier | true" })
	void choosesByLabels(String selector, boolean matches) {
		assertThat(Selector.of(selector, "").test(Json.parse(POD))).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "metadata.name=one | true", "metadata.namespace!=n | false",
			"status.phase=Running,metadata.name=two | false", "spec.nodeName= | true" })
	void choosesByFields(String selector, boolean matches) {
		assertThat(Selector.of("", selector).test(Json.parse(POD))).isEqualTo(matches);
	}

	@Test
	void refusesFieldsWithoutAComparison() {
		assertThatExceptionOfType(Failure.class).isThrownBy(() -> Selector.of("", "metadata.name"))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(400));
	}

	@Test
	void readsTheSelectorOfAnObject() {
		var selector = Selector.of(Json.parse(
				"{\"matchLabels\": {\"app\": \"web\"}, \"matchExpressions\": [{\"key\": \"tier\", \"operator\": \"NotIn\", \"values\": [\"back\"]}]}"));
		assertThat(selector.test(Json.parse(POD))).isTrue();
		assertThat(selector.test(Json.parse(POD.replace("front", "back")))).isFalse();
	}

}
