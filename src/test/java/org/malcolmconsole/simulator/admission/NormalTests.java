package org.malcolmconsole.simulator.admission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malcolmconsole.simulator.store.Json;

import static org.assertj.core.api.Assertions.assertThat;

class NormalTests {

	@ParameterizedTest
	@CsvSource({ "0.5Gi,512Mi", "1024Mi,1Gi", "1Gi,1Gi", "1500Mi,1500Mi", "1000m,1", "0.5,500m", "1500m,1500m", "2,2",
			"1e3,1k", "100M,100M", "0,0", "nonsense,nonsense" })
	void writesQuantitiesAsTheApiServerDoes(String written, String stored) {
		var object = Json.object();
		Json.make(object, "resources", "limits").put("memory", written);
		Normal.write(object);
		assertThat(Json.text(object, "resources", "limits", "memory")).isEqualTo(stored);
	}

	@Test
	void dropsWhatSaysNothingAndKeepsData() {
		var object = Json.parse("""
				{"metadata": {"labels": {}, "finalizers": []}, "data": {"value": "", "empty": ""},
				 "spec": {"stdin": false, "tty": true, "emptyDir": {}, "args": [], "optional": false}}""");
		Normal.write(object);
		assertThat(object).isEqualTo(Json.parse("""
				{"metadata": {}, "data": {"value": "", "empty": ""},
				 "spec": {"tty": true, "emptyDir": {}, "optional": false}}"""));
	}

}
