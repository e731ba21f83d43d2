package org.malcolmconsole.simulator.store;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells an object to go: at once, or when its finalizers and its time of grace are over.
 */
public final class Removal {

	private final Store store;

	private final Clock clock;

	public Removal(Store store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * The object as it will wait for its end.
	 * @param policy {@code Foreground}, {@code Orphan}, or anything else for background
	 * @param grace seconds for a pod; null for what the pod says
	 */
	public ObjectNode marked(Key key, String policy, @Nullable Integer grace) {
		ObjectNode object = this.store.get(key).deepCopy();
		ObjectNode metadata = Json.make(object, "metadata");
		Json.preset(metadata, "deletionTimestamp", Meta.now(this.clock));
		if (!key.kind().equals(Kinds.NAMESPACE)) {
			metadata.put("deletionGracePeriodSeconds", grace(key, object, grace));
		}
		switch (policy) {
			case "Foreground" -> Meta.addFinalizer(object, "foregroundDeletion");
			case "Orphan" -> Meta.addFinalizer(object, "orphan");
			default -> {
			}
		}
		if (key.kind().equals(Kinds.NAMESPACE)) {
			Json.make(object, "status").put("phase", "Terminating");
		}
		return object;
	}

	/**
	 * Carries it out.
	 * @return whether the object is gone
	 */
	public boolean apply(Key key, ObjectNode marked) {
		if (waits(key, marked)) {
			this.store.update(key, (same) -> marked.deepCopy());
			return false;
		}
		this.store.remove(key);
		return true;
	}

	/**
	 * Tells an object to go, in the background, if it is there and has not been told.
	 */
	public void begin(Key key) {
		this.store.together(() -> {
			ObjectNode there = this.store.find(key);
			return there != null && !Meta.leaving(there) && apply(key, marked(key, "Background", null));
		});
	}

	/**
	 * Whether something holds the object back.
	 */
	public static boolean waits(Key key, ObjectNode marked) {
		return !Json.at(marked, "metadata", "finalizers").isEmpty() || key.kind().equals(Kinds.NAMESPACE)
				|| Json.at(marked, "metadata", "deletionGracePeriodSeconds").asInt(0) > 0;
	}

	private static int grace(Key key, ObjectNode object, @Nullable Integer grace) {
		if (!key.kind().equals(Kinds.POD) || Json.text(object, "spec", "nodeName").isEmpty()) {
			return 0;
		}
		return (grace != null) ? grace : Json.at(object, "spec", "terminationGracePeriodSeconds").asInt(30);
	}

}
