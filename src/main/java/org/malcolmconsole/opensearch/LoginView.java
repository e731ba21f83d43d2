package org.malcolmconsole.opensearch;

import org.jspecify.annotations.Nullable;

/**
 * What is stored for one instance, without the password.
 *
 * @param remote whether Malcolm uses this instance, and it is not its own
 * @param url address of the settings, empty for none
 * @param username null when no login is stored
 * @param verifyTls whether its certificate has to be believable, as the settings say
 * @param problem what a person has to look at, null when all is well
 */
record LoginView(Instance instance, boolean remote, String url, @Nullable String username, boolean verifyTls,
		@Nullable String problem) {

	public String id() {
		return this.instance.id();
	}

	public String title() {
		return this.instance.title();
	}

}
