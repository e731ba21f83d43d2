package org.malcolmconsole.simulator.admission;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclaredTests {

	@Test
	void knowsTheFieldsOfEveryKind() {
		for (Kind kind : Kinds.all()) {
			assertThatExceptionOfType(Failure.class).as(kind.name())
				.isThrownBy(() -> Declared.check(kind, Json.parse("{\"kynd\": 1}")))
				.withMessageEndingWith(".kynd: field not declared in schema");
		}
	}

	@Test
	void findsMisspeltFieldsDeepInsideAndNumbersThatShouldBeTexts() {
		assertThatExceptionOfType(Failure.class).isThrownBy(() -> Declared.check(Kinds.DEPLOYMENT, Json.parse("""
				{"metadata": {"name": "d"}, "spec": {"template": {"spec": {"containers": [
				{"name": "a", "imag": "x", "env": [{"name": "N", "value": 1}]}]}}}}""")))
			.withMessageContaining(".spec.template.spec.containers[0].imag: field not declared in schema")
			.withMessageContaining(".spec.template.spec.containers[0].env[0].value: expected string");
	}

	@Test
	void takesWhatMayBeNumberOrText() {
		Declared.check(Kinds.SERVICE, Json.parse(
				"{\"metadata\": {\"name\": \"s\"}, \"spec\": {\"ports\": [{\"port\": 80, \"targetPort\": \"http\"}, {\"port\": 81, \"targetPort\": 81}]}}"));
		Declared.check(Kinds.CLAIM, Json.parse("{\"spec\": {\"resources\": {\"requests\": {\"storage\": \"1Gi\"}}}}"));
	}

	@Test
	void dropsWhatItDoesNotKnow() {
		var object = Json.parse("{\"kind\": \"ConfigMap\", \"data\": {\"any\": \"1\"}, \"dota\": {}}");
		Declared.drop(Kinds.CONFIG_MAP, object);
		assertThat(object).isEqualTo(Json.parse("{\"kind\": \"ConfigMap\", \"data\": {\"any\": \"1\"}}"));
	}

}
