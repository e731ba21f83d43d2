package org.malcolmconsole.simulator.apply;

/**
 * Who changes an object.
 *
 * @param name the field manager
 * @param subresource empty for the object itself, {@code status} for its status
 */
public record Author(String name, String subresource) {

	public static Author of(String name) {
		return new Author(name, "");
	}

	public static Author ofStatus(String name) {
		return new Author(name, "status");
	}

}
