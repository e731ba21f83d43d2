package org.malcolmconsole.cluster.rest;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One call of the API.
 *
 * @param what says in words what is done, for errors: "apply Secret malcolm/x"
 * @param attempts how often it may be tried: more than once only where a repetition does
 * no harm
 * @param secret whether the server's messages may repeat secret values
 */
record Call(String what, String method, String path, @Nullable String type, @Nullable String body, int attempts,
		Duration timeout, boolean secret) {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	static Call get(String what, String path) {
		return new Call(what, "GET", path, null, null, 3, PATIENCE, false);
	}

	static Call of(String what, String method, String path, String type, @Nullable String body) {
		return new Call(what, method, path, type, body, 1, PATIENCE, false);
	}

	Call withAttempts(int number) {
		return new Call(this.what, this.method, this.path, this.type, this.body, number, this.timeout, this.secret);
	}

	Call withTimeout(Duration limit) {
		return new Call(this.what, this.method, this.path, this.type, this.body, this.attempts, limit, this.secret);
	}

	Call withSecret(boolean holdsSecrets) {
		return new Call(this.what, this.method, this.path, this.type, this.body, this.attempts, this.timeout,
				holdsSecrets);
	}

	@Override
	public String toString() {
		return this.what;
	}

}
