package org.malcolmconsole.opensearch.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who signs in to OpenSearch: a secret.
 */
public record Login(String username, String password) {

	/** The value of the header Authorization. */
	public String basic() {
		String both = this.username + ":" + this.password;
		return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "Login[" + this.username + "]";
	}

}
