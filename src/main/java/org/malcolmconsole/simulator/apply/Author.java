package org.malcolmconsole.simulator.apply;

/**
 * Who changes an object.
 *
 * @param name the field manager
 * @param subresource empty for the object itself, else for example {@code status}
 */
public record Author(String name, String subresource) {

	public static Author of(String name) {
		return new Author(name, "");
	}

	public static Author ofStatus(String name) {
		return new Author(name, "status");
	}

	/**
	 * Whether it is the status that is written, and nothing else.
	 */
	public boolean ofStatus() {
		return this.subresource.equals("status");
	}

}
