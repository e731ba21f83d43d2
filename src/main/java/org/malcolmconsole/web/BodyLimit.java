package org.malcolmconsole.web;

/**
 * How much may be sent to the addresses of a feature that takes more than forms; a
 * feature contributes one bean for each.
 *
 * @param path an address and all below it, starting with a slash
 * @param bytes how much at most
 */
public record BodyLimit(String path, long bytes) {

	/** For everything else. */
	public static final long USUAL = 256 * 1024;

	/**
	 * Room for a file or a text of 1 MiB, with what a form needs to carry it.
	 */
	public static BodyLimit upload(String path) {
		return new BodyLimit(path, 2 * 1024 * 1024);
	}

	/** Whether it is for this address. */
	public boolean covers(String address) {
		return address.equals(this.path) || address.startsWith(this.path + "/");
	}

}
