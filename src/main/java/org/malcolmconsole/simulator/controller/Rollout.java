package org.malcolmconsole.simulator.controller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The next numbers of pods on the way from old replica sets to the current one.
 */
record Rollout(ObjectNode deployment, ObjectNode current, List<ObjectNode> old) {

	/**
	 * The number for each replica set.
	 */
	Map<ObjectNode, Integer> next() {
		Map<ObjectNode, Integer> next = new LinkedHashMap<>();
		int wanted = Numbers.replicas(this.deployment);
		if (Json.text(this.deployment, "spec", "strategy", "type").equals("Recreate")) {
			next.put(this.current, wanted);
			this.old.forEach((set) -> next.put(set, 0));
			return next;
		}
		next.put(this.current, grown(wanted));
		int spare = spare(wanted);
		for (ObjectNode set : this.old) {
			int has = Numbers.replicas(set);
			int broken = has - Numbers.status(set, "availableReplicas");
			int less = Math.min(has, Math.max(Math.min(spare, has), Math.min(broken, Math.max(0, spare))));
			next.put(set, has - Math.max(0, less));
			spare -= less;
		}
		return next;
	}

	private int grown(int wanted) {
		int has = Numbers.replicas(this.current);
		if (has >= wanted) {
			return wanted;
		}
		int total = has + this.old.stream().mapToInt(Numbers::replicas).sum();
		int room = wanted + surge(wanted) - total;
		return Math.min(wanted, has + Math.max(0, room));
	}

	private int spare(int wanted) {
		int total = Numbers.replicas(this.current) + this.old.stream().mapToInt(Numbers::replicas).sum();
		int missing = Numbers.replicas(this.current) - Numbers.status(this.current, "availableReplicas");
		return Math.max(0, total - (wanted - missingAllowed(wanted)) - Math.max(0, missing));
	}

	private int surge(int wanted) {
		return Numbers.part(limit("maxSurge"), wanted, true);
	}

	private int missingAllowed(int wanted) {
		int allowed = Numbers.part(limit("maxUnavailable"), wanted, false);
		return (allowed == 0 && surge(wanted) == 0) ? 1 : allowed;
	}

	private JsonNode limit(String name) {
		return Json.at(this.deployment, "spec", "strategy", "rollingUpdate", name);
	}

}
