package org.malcolmconsole.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the log of a pod's container.
 */
public final class LogBook {

	private final Map<String, WrittenLog> written = new ConcurrentHashMap<>();

	private final Duration interval;

	/**
	 * A book.
	 * @param interval the usual pause between lines
	 */
	public LogBook(Duration interval) {
		this.interval = interval;
	}

	/**
	 * Writes into a container's log, which from the first time on has such lines only.
	 */
	public void write(String namespace, String pod, String container, Instant at, List<String> lines) {
		String id = namespace + "/" + pod + "/" + container;
		this.written.computeIfAbsent(id, WrittenLog::new).add(at, lines);
	}

	/**
	 * The log of the run that is on, or of the one before.
	 * @param container empty for a pod's only one
	 * @throws Failure 400 when there is no such container or run
	 */
	public LogRun open(ObjectNode pod, String container, boolean previous) {
		String name = nameOf(pod, container);
		WrittenLog own = this.written.get(Meta.namespace(pod) + "/" + Meta.name(pod) + "/" + name);
		if (own != null && !previous) {
			return own;
		}
		ObjectNode status = statusOf(pod, name);
		JsonNode state = status.path("state");
		JsonNode last = Json.at(status, "lastState", "terminated");
		if (previous) {
			if (last.isMissingNode()) {
				throw Failure.badRequest(
						"previous terminated container \"%s\" in pod \"%s\" not found".formatted(name, Meta.name(pod)));
			}
			return run(pod, name, last);
		}
		for (JsonNode candidate : List.of(state.path("running"), state.path("terminated"), last)) {
			if (!candidate.isMissingNode()) {
				return run(pod, name, candidate);
			}
		}
		throw Failure.badRequest("container \"%s\" in pod \"%s\" is waiting to start: %s".formatted(name,
				Meta.name(pod), Json.text(state, "waiting", "reason")));
	}

	/**
	 * The API tells times in whole seconds, so a run may go on to the end of its last
	 * one.
	 */
	private LogRun run(ObjectNode pod, String name, JsonNode times) {
		String end = Json.text(times, "finishedAt");
		String numbered = Meta.annotation(pod, "test/log-lines");
		String start = Json.text(times, "startedAt");
		return new GeneratedLog(Meta.uid(pod) + name + start, name, Instant.parse(start),
				end.isEmpty() ? null : Instant.parse(end).plusMillis(999), this.interval,
				numbered.isEmpty() ? 0 : Integer.parseInt(numbered));
	}

	private static String nameOf(ObjectNode pod, String asked) {
		List<String> names = names(pod, "containers");
		if (asked.isEmpty() && names.size() == 1) {
			return names.get(0);
		}
		List<String> all = new ArrayList<>(names);
		all.addAll(names(pod, "initContainers"));
		if (asked.isEmpty()) {
			throw Failure.badRequest("a container name must be specified for pod %s, choose one of: [%s]"
				.formatted(Meta.name(pod), String.join(" ", all)));
		}
		if (!all.contains(asked)) {
			throw Failure.badRequest("container %s is not valid for pod %s".formatted(asked, Meta.name(pod)));
		}
		return asked;
	}

	private static List<String> names(ObjectNode pod, String list) {
		return Json.objects(pod, "spec", list).stream().map((container) -> Json.text(container, "name")).toList();
	}

	private static ObjectNode statusOf(ObjectNode pod, String name) {
		List<ObjectNode> all = new ArrayList<>(Json.objects(pod, "status", "containerStatuses"));
		all.addAll(Json.objects(pod, "status", "initContainerStatuses"));
		return all.stream()
			.filter((status) -> Json.text(status, "name").equals(name))
			.findFirst()
			.orElseGet(() -> Json.parse("{\"state\": {\"waiting\": {\"reason\": \"ContainerCreating\"}}}"));
	}

}
