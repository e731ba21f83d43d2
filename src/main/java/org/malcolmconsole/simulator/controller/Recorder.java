package org.malcolmconsole.simulator.controller;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events; one that repeats is counted, and of too many the oldest go.
 */
public final class Recorder {

	private final Store store;

	private final Clock clock;

	private final int limit;

	/**
	 * A recorder.
	 * @param limit how many events are kept in all
	 */
	public Recorder(Store store, Clock clock, int limit) {
		this.store = store;
		this.clock = clock;
		this.limit = limit;
	}

	/**
	 * Something went as it should.
	 * @param component who says so
	 */
	public void normal(ObjectNode object, String component, String reason, String message) {
		record(object, component, "Normal", reason, message);
	}

	/**
	 * Something went wrong.
	 * @param component who says so
	 */
	public void warning(ObjectNode object, String component, String reason, String message) {
		record(object, component, "Warning", reason, message);
	}

	private void record(ObjectNode object, String component, String type, String reason, String message) {
		String namespace = Meta.namespace(object).isEmpty() ? "default" : Meta.namespace(object);
		String name = Meta.name(object) + "." + suffix(Meta.uid(object) + reason + message);
		Key key = Kinds.EVENT.key(namespace, name);
		this.store.together(() -> {
			ObjectNode home = this.store.find(Kinds.NAMESPACE.key("", namespace));
			if (home == null || Meta.leaving(home)) {
				return key;
			}
			if (this.store.find(key) != null) {
				repeat(key);
			}
			else {
				this.store.create(key, event(object, component, type, reason, message));
				forgetOldest();
			}
			return key;
		});
	}

	private void repeat(Key key) {
		this.store.update(key, (event) -> {
			event.put("count", event.path("count").asInt(1) + 1);
			return event.put("lastTimestamp", Meta.now(this.clock));
		});
	}

	private ObjectNode event(ObjectNode object, String component, String type, String reason, String message) {
		String now = Meta.now(this.clock);
		ObjectNode event = Json.object().put("kind", "Event").put("apiVersion", "v1");
		event.putObject("metadata");
		event.putObject("involvedObject")
			.put("kind", Json.text(object, "kind"))
			.put("namespace", Meta.namespace(object))
			.put("name", Meta.name(object))
			.put("uid", Meta.uid(object))
			.put("apiVersion", Json.text(object, "apiVersion"))
			.put("resourceVersion", Long.toString(Meta.version(object)));
		event.put("reason", reason).put("message", message);
		event.putObject("source").put("component", component);
		event.put("firstTimestamp", now).put("lastTimestamp", now).put("count", 1).put("type", type);
		event.putNull("eventTime");
		return event.put("reportingComponent", component).put("reportingInstance", "");
	}

	private void forgetOldest() {
		List<ObjectNode> all = this.store.list(Kinds.EVENT, null);
		all.stream()
			.sorted(Comparator.comparingLong(Meta::version))
			.limit(Math.max(0, all.size() - this.limit))
			.forEach((event) -> this.store.remove(Key.of(Kinds.EVENT, event)));
	}

	private static String suffix(String text) {
		return Long.toHexString(text.hashCode() * 0x9E3779B97F4A7C15L | 0x1000000000000000L);
	}

}
