package org.malcolmconsole.account.first;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first account for those who set the console up without a browser.
 *
 * @param username the name of the first administrator
 * @param password its password
 * @param apiToken the value of a first API token
 */
@ConfigurationProperties("console.setup")
record SetupProperties(@Nullable String username, @Nullable String password, @Nullable String apiToken) {

	@Override
	public String toString() {
		return "SetupProperties[username=" + this.username + "]";
	}

}
