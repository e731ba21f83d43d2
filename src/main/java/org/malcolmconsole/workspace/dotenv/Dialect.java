package org.malcolmconsole.workspace.dotenv;

/**
 * How a version of python-dotenv reads.
 */
public enum Dialect {

	/** 1.0.0 to 1.2.2, which is what Malcolm's scripts were written against. */
	FIRST(false),
	/**
	 * 1.2.4: a backslash in quotes always takes the next character with it, a byte order
	 * mark is dropped, and <code>KEY= #</code> begins a comment.
	 */
	NEWER(true);

	private final boolean newer;

	Dialect(boolean newer) {
		this.newer = newer;
	}

	boolean pairsBackslashes() {
		return this.newer;
	}

	boolean dropsByteOrderMark() {
		return this.newer;
	}

	boolean commentsBehindEqualSign() {
		return this.newer;
	}

}
