package org.malcolmconsole.simulator.store;

import tools.jackson.databind.node.ObjectNode;

/**
 * Where an object is.
 *
 * @param namespace empty when the kind is not namespaced
 */
public record Key(Kind kind, String namespace, String name) {

	/**
	 * The key of an object of that kind.
	 */
	public static Key of(Kind kind, ObjectNode object) {
		return kind.key(Meta.namespace(object), Meta.name(object));
	}

	/**
	 * The key of another object of the same namespace.
	 */
	public Key sibling(Kind other, String otherName) {
		return other.key(this.namespace, otherName);
	}

	String path() {
		return this.namespace + "/" + this.name;
	}

}
