package org.malcolmconsole.simulator.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of one object.
 *
 * @param before null when it is new
 * @param after the object as it is now; when it is gone, as it was at last
 * @param gone whether it was removed
 */
public record Change(Key key, @Nullable ObjectNode before, ObjectNode after, boolean gone) {

	/**
	 * The version that the change made.
	 */
	public long version() {
		return Meta.version(this.after);
	}

	/**
	 * What a watcher with such a selector is told: {@code ADDED}, {@code MODIFIED},
	 * {@code DELETED}, or null for nothing.
	 */
	public @Nullable String typeFor(Selector selector) {
		boolean was = this.before != null && selector.test(this.before);
		boolean is = !this.gone && selector.test((JsonNode) this.after);
		if (was) {
			return is ? "MODIFIED" : "DELETED";
		}
		return is ? "ADDED" : null;
	}

}
