package org.malcolmconsole;

/**
 * How often tests with random input repeat: often in {@code make test-long}, which sets
 * the property {@code long}, and a fraction of it else, of the same seeds.
 */
public final class Repetitions {

	private static final int FRACTION = 8;

	private Repetitions() {
	}

	/**
	 * This number, or an eighth of it in the usual run.
	 */
	public static int of(int whole) {
		return Boolean.getBoolean("long") ? whole : Math.max(1, whole / FRACTION);
	}

}
