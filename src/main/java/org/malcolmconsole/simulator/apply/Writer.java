package org.malcolmconsole.simulator.apply;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * How controllers and nodes write: with ownership, and without an error when the object
 * is gone or there already.
 */
public final class Writer {

	private final Store store;

	private final Tracking tracking;

	private final String name;

	/**
	 * A writer.
	 * @param name its field manager
	 */
	public Writer(Store store, Tracking tracking, String name) {
		this.store = store;
		this.tracking = tracking;
		this.name = name;
	}

	/**
	 * Creates an object unless there is one.
	 */
	public void create(Key key, ObjectNode object) {
		this.store.together(() -> {
			ObjectNode there = this.store.find(key);
			return (there != null) ? there
					: this.store.create(key, this.tracking.update(null, object, Author.of(this.name)));
		});
	}

	/**
	 * Changes an object if there is one.
	 * @param change may change what it gets
	 */
	public void update(Key key, Consumer<ObjectNode> change) {
		write(key, Author.of(this.name), change);
	}

	/**
	 * Changes the status of an object if there is one.
	 * @param change may change what it gets
	 */
	public void updateStatus(Key key, Consumer<ObjectNode> change) {
		write(key, Author.ofStatus(this.name), change);
	}

	/**
	 * Takes an object away at once if there is one.
	 */
	public @Nullable ObjectNode remove(Key key) {
		return this.store.together(() -> (this.store.find(key) != null) ? this.store.remove(key) : null);
	}

	private void write(Key key, Author author, Consumer<ObjectNode> change) {
		this.store.together(() -> {
			ObjectNode before = this.store.find(key);
			return (before != null) ? this.store.update(key, (object) -> {
				change.accept(object);
				ObjectNode after = this.store.changed(key, before, object);
				return after.equals(before) ? before : this.tracking.update(before, after, author);
			}) : null;
		});
	}

}
