package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A map whose keys are taken out one by one, so that the forgotten ones show. */
final class Taken {

	private final Map<String, Object> rest;

	Taken(Map<String, Object> values) {
		this.rest = new LinkedHashMap<>(values);
	}

	boolean has(String key) {
		return this.rest.containsKey(key);
	}

	Set<String> keys() {
		return this.rest.keySet();
	}

	Object take(String key) {
		return this.rest.remove(key);
	}

	Object takeOr(String key, Object other) {
		return this.rest.containsKey(key) ? this.rest.remove(key) : other;
	}

	void move(String key, Map<String, Object> target, String name) {
		if (this.rest.containsKey(key)) {
			target.put(name, this.rest.remove(key));
		}
	}

	Taken part(String key) {
		return new Taken(Facts.map(takeOr(key, Map.of())));
	}

	List<Taken> parts(String key) {
		return Facts.list(takeOr(key, List.of())).stream().map(Taken::new).toList();
	}

	static void leftOver(Map<String, Object> facts, Taken... parts) {
		var left = new ArrayList<String>();
		for (Taken part : parts) {
			left.addAll(part.keys());
		}
		if (!left.isEmpty()) {
			facts.merge("other", left, (one, two) -> {
				var both = new ArrayList<Object>((List<?>) one);
				both.addAll((List<?>) two);
				return both;
			});
		}
	}

}
