package org.malcolmconsole.simulator.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Kinds;

/**
 * What an address means.
 *
 * @param namespace null for all namespaces, or when the kind has none
 * @param name null for the collection
 * @param subresource empty for the object itself
 */
record Target(Kind kind, @Nullable String namespace, @Nullable String name, String subresource) {

	/**
	 * Reads an address below {@code /api} or {@code /apis}.
	 * @throws Failure 404 when there is no such thing
	 */
	static Target parse(String path) {
		Deque<String> steps = new ArrayDeque<>(List.of(path.substring(1).split("/")));
		String group = next(steps).equals("api") ? "" : next(steps);
		String version = next(steps);
		String namespace = null;
		if (steps.size() > 2 && "namespaces".equals(steps.peek()) && isKind(group, version, third(steps))) {
			steps.remove();
			namespace = steps.remove();
		}
		Kind kind = Kinds.find(group, version, next(steps)).orElseThrow(Failure::noSuchResource);
		String name = steps.poll();
		String part = Objects.requireNonNullElse(steps.poll(), "");
		if (!partsOf(kind).contains(part) || !steps.isEmpty()) {
			throw Failure.noSuchResource();
		}
		return new Target(kind, namespace, name, part);
	}

	private static Set<String> partsOf(Kind kind) {
		if (kind.equals(Kinds.POD)) {
			return Set.of("", "status", "log", "exec");
		}
		return kind.group().equals("apps") ? Set.of("", "status", "scale") : Set.of("", "status");
	}

	private static boolean isKind(String group, String version, String plural) {
		return Kinds.find(group, version, plural).filter(Kind::namespaced).isPresent();
	}

	private static String third(Deque<String> steps) {
		return List.copyOf(steps).get(2);
	}

	private static String next(Deque<String> steps) {
		String step = steps.poll();
		if (step == null) {
			throw Failure.noSuchResource();
		}
		return step;
	}

}
