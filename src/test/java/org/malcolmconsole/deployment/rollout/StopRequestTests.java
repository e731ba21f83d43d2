package org.malcolmconsole.deployment.rollout;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationTarget;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What removes a namespace or volumes needs an administrator and the typed name. */
class StopRequestTests {

	private static final OperationTarget TARGET = new OperationTarget("uid", "https://cluster", "malcolm", 1, "");

	private final StopHandler stop = new StopHandler(false, null, new StandInCluster(), null, null, null);

	private final RolloutHandler start = new RolloutHandler("start", null, null, null, null, null);

	@Test
	void onlyAStopThatRemovesNothingOfOthersIsForOperators() {
		assertThat(this.stop.role(request(Map.of(), null))).isEqualTo(OperationRole.OPERATOR);
		for (String option : List.of("deleteNamespace", "reclaimPersistentVolumes")) {
			assertThat(this.stop.role(request(Map.of(option, true), null))).isEqualTo(OperationRole.ADMINISTRATOR);
		}
		assertThat(this.start.role(request(Map.of("adopt", true), null))).isEqualTo(OperationRole.ADMINISTRATOR);
		assertThat(this.start.role(request(Map.of(), null))).isEqualTo(OperationRole.OPERATOR);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "Malcolm", " malcolm", "other" })
	void aStopThatRemovesTheNamespaceAsksForItsNameAsAWipeDoes(String confirm) {
		for (Map<String, Object> options : List.<Map<String, Object>>of(Map.of("deleteNamespace", true),
				Map.of("deleteNamespace", true, "reclaimPersistentVolumes", true))) {
			assertThatExceptionOfType(ErrorResponseException.class)
				.isThrownBy(() -> this.stop.check(request(options, confirm), TARGET))
				.withMessageContaining("Repeat the name of the namespace");
		}
		this.stop.check(request(Map.of("deleteNamespace", true), "malcolm"), TARGET);
	}

	@Test
	void anOptionInAnotherSpellingIsRefusedAndNotLeftOut() {
		for (Object value : Arrays.asList("true", 1, null, List.of(true), "TRUE")) {
			Map<String, Object> options = new HashMap<>();
			options.put("deleteNamespace", value);
			assertThatExceptionOfType(ErrorResponseException.class)
				.isThrownBy(() -> this.stop.role(request(options, null)));
		}
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.stop.check(request(Map.of("DeleteNamespace", true), null), TARGET));
	}

	private static OperationRequest request(Map<String, Object> options, String confirm) {
		return new OperationRequest("stop", options, null, confirm, null);
	}

}
