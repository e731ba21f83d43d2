package org.malcolmconsole.simulator.controller;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutTests {

	@Test
	void aFirstReplicaSetGetsAllPodsAtOnce() {
		ObjectNode set = set(0, 0);
		assertThat(new Rollout(deployment(3, "RollingUpdate"), set, List.of()).next()).containsEntry(set, 3);
	}

	@Test
	void oneMorePodStartsBeforeTheOldOneGoes() {
		ObjectNode old = set(1, 1);
		ObjectNode begun = set(0, 0);
		assertThat(new Rollout(deployment(1, "RollingUpdate"), begun, List.of(old)).next()).containsEntry(begun, 1)
			.containsEntry(old, 1);
		ObjectNode waiting = set(1, 0);
		assertThat(new Rollout(deployment(1, "RollingUpdate"), waiting, List.of(old)).next()).containsEntry(old, 1);
		ObjectNode ready = set(1, 1);
		assertThat(new Rollout(deployment(1, "RollingUpdate"), ready, List.of(old)).next()).containsEntry(old, 0);
	}

	@Test
	void aQuarterOfThePodsMayBeMissingOrTooMany() {
		ObjectNode old = set(8, 8);
		ObjectNode begun = set(0, 0);
		assertThat(new Rollout(deployment(8, "RollingUpdate"), begun, List.of(old)).next()).containsEntry(begun, 2)
			.containsEntry(old, 6);
	}

	@Test
	void recreateTakesTheOldPodsAwayFirst() {
		ObjectNode old = set(2, 2);
		ObjectNode begun = set(0, 0);
		assertThat(new Rollout(deployment(2, "Recreate"), begun, List.of(old)).next()).containsEntry(old, 0);
	}

	private static ObjectNode deployment(int replicas, String strategy) {
		return Json.parse("""
				{"spec": {"replicas": %d, "strategy": {"type": "%s",
				 "rollingUpdate": {"maxSurge": "25%%", "maxUnavailable": "25%%"}}}}""".formatted(replicas, strategy));
	}

	private static ObjectNode set(int replicas, int available) {
		return Json.parse("{\"spec\": {\"replicas\": %d}, \"status\": {\"availableReplicas\": %d}}".formatted(replicas,
				available));
	}

}
