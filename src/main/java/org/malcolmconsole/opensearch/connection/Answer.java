package org.malcolmconsole.opensearch.connection;

import org.malcolmconsole.probe.ProbeFailure;

/**
 * What a server answered over HTTP.
 */
record Answer(int status, String body) {

	@Override
	public String toString() {
		return "Answer[" + this.status + "]";
	}

	/**
	 * A way to ask for a path.
	 */
	@FunctionalInterface
	interface Source {

		Answer get(String path) throws ProbeFailure;

	}

}
