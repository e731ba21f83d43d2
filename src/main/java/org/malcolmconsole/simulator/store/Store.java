package org.malcolmconsole.simulator.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects, with versions and the changes that watchers wait for; what it returns must
 * not be changed.
 */
public final class Store {

	private static final long START = 1000;

	private final Map<Kind, SortedMap<String, ObjectNode>> objects = new HashMap<>();

	private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

	private final Clock clock;

	private final History history;

	private long version = START;

	/**
	 * An empty store.
	 * @param historyLimit how many changes a watch can be behind
	 */
	public Store(Clock clock, int historyLimit) {
		this.clock = clock;
		this.history = new History(historyLimit, START);
	}

	public synchronized @Nullable ObjectNode find(Key key) {
		return all(key.kind()).get(key.path());
	}

	/**
	 * The object at a key.
	 * @throws Failure 404 when there is none
	 */
	public ObjectNode get(Key key) {
		ObjectNode found = find(key);
		if (found == null) {
			throw Failure.notFound(key.kind(), key.name());
		}
		return found;
	}

	/**
	 * The objects of a kind by namespace and name.
	 * @param namespace null for all
	 */
	public synchronized List<ObjectNode> list(Kind kind, @Nullable String namespace) {
		SortedMap<String, ObjectNode> all = all(kind);
		return new ArrayList<>(((namespace != null) ? all.subMap(namespace + "/", namespace + "0") : all).values());
	}

	/**
	 * The version of the latest change.
	 */
	public synchronized long version() {
		return this.version;
	}

	/**
	 * Does several things at once.
	 */
	public synchronized <T> T together(Supplier<T> work) {
		return work.get();
	}

	/**
	 * Gives a new object its uid and time, and keeps it.
	 * @throws Failure 409 when there is one already
	 */
	public synchronized ObjectNode create(Key key, ObjectNode object) {
		if (find(key) != null) {
			throw Failure.alreadyExists(key.kind(), key.name());
		}
		ObjectNode born = born(key, object);
		return keep(key, null, born);
	}

	/**
	 * The object as it would be created, without a version.
	 */
	public ObjectNode born(Key key, ObjectNode object) {
		ObjectNode born = object.deepCopy();
		ObjectNode metadata = Json.make(born, "metadata");
		metadata.put("name", key.name());
		if (key.kind().namespaced()) {
			metadata.put("namespace", key.namespace());
		}
		metadata.put("uid", UUID.randomUUID().toString());
		metadata.put("creationTimestamp", Meta.now(this.clock));
		metadata.remove("resourceVersion");
		if (key.kind().counted()) {
			metadata.put("generation", 1);
		}
		return born;
	}

	/**
	 * Changes an object; when nothing changes, its version stays. An object that has been
	 * told to go, goes with its last finalizer.
	 * @param change gets a copy that it may change
	 * @throws Failure 404 when there is none
	 */
	public synchronized ObjectNode update(Key key, UnaryOperator<ObjectNode> change) {
		ObjectNode before = get(key);
		ObjectNode after = changed(key, before, change.apply(before.deepCopy()));
		if (after.equals(before)) {
			return before;
		}
		if (Meta.leaving(after) && ready(key, after)) {
			return drop(key, before, after);
		}
		return keep(key, before, after);
	}

	/**
	 * Takes an object away at once.
	 * @throws Failure 404 when there is none
	 */
	public synchronized ObjectNode remove(Key key) {
		ObjectNode before = get(key);
		return drop(key, before, before.deepCopy());
	}

	/**
	 * Replays what happened since a version and then tells every change, in order, in the
	 * thread that makes it.
	 * @param since null to begin with the next change
	 * @return what ends it
	 * @throws Failure 410 when the version is too old
	 */
	public synchronized Runnable watch(@Nullable Long since, Consumer<Change> listener) {
		if (since != null) {
			this.history.after(since).forEach(listener);
		}
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/**
	 * The object as an update would leave it, with its generation counted up when the
	 * specification changed.
	 */
	public ObjectNode changed(Key key, ObjectNode before, ObjectNode after) {
		if (key.kind().counted() && !specification(before).equals(specification(after))) {
			ObjectNode metadata = Json.make(after, "metadata");
			metadata.put("generation", Json.at(before, "metadata", "generation").asInt(0) + 1);
		}
		return after;
	}

	private static JsonNode specification(ObjectNode object) {
		ObjectNode rest = object.deepCopy();
		rest.remove(List.of("metadata", "status", "apiVersion", "kind"));
		return rest;
	}

	private static boolean ready(Key key, ObjectNode object) {
		boolean free = Json.at(object, "metadata", "finalizers").isEmpty();
		boolean graceful = Json.at(object, "metadata", "deletionGracePeriodSeconds").asInt(0) > 0;
		boolean namespace = key.kind().equals(Kinds.NAMESPACE) && !Json.at(object, "spec", "finalizers").isEmpty();
		return free && !graceful && !namespace;
	}

	private ObjectNode keep(Key key, @Nullable ObjectNode before, ObjectNode after) {
		stamp(after);
		all(key.kind()).put(key.path(), after);
		tell(new Change(key, before, after, false));
		return after;
	}

	private ObjectNode drop(Key key, ObjectNode before, ObjectNode after) {
		stamp(after);
		all(key.kind()).remove(key.path());
		tell(new Change(key, before, after, true));
		return after;
	}

	private void stamp(ObjectNode object) {
		Json.make(object, "metadata").put("resourceVersion", Long.toString(++this.version));
	}

	private void tell(Change change) {
		this.history.add(change);
		this.listeners.forEach((listener) -> listener.accept(change));
	}

	private SortedMap<String, ObjectNode> all(Kind kind) {
		return this.objects.computeIfAbsent(kind, (missing) -> new TreeMap<>());
	}

}
