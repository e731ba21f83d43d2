package org.malcolmconsole.logs;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Checks that each container's numbered lines come once and in order; safe for use by
 * several threads.
 */
final class NumberedLines {

	private final Map<String, Integer> next = new HashMap<>();

	private long count;

	private String firstProblem = "";

	synchronized void add(JsonNode entry) {
		String container = entry.path("pod").asString() + "/" + entry.path("container").asString();
		int expected = this.next.getOrDefault(container, 0);
		String line = entry.path("line").asString();
		if (!line.equals("number " + expected) && this.firstProblem.isEmpty()) {
			this.firstProblem = container + ": \"" + line + "\" instead of number " + expected;
		}
		this.next.put(container, expected + 1);
		this.count++;
	}

	synchronized long count() {
		return this.count;
	}

	synchronized String firstProblem() {
		return this.firstProblem;
	}

	synchronized Map<String, Integer> perContainer() {
		return Map.copyOf(this.next);
	}

}
