package org.malcolmconsole.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What somebody may do; each role may also do what the ones before it may.
 */
public enum Role {

	/**
	 * Reads, but no secrets.
	 */
	VIEWER,

	/**
	 * Also changes settings, starts, stops and restarts.
	 */
	OPERATOR,

	/**
	 * Also handles credentials, accounts, tokens, the cluster, and wipes.
	 */
	ADMINISTRATOR;

	/**
	 * The role of this name, however it is written.
	 * @throws IllegalArgumentException if there is none
	 */
	@JsonCreator
	static Role named(String name) {
		return valueOf(name.strip().toUpperCase(Locale.ROOT));
	}

	/**
	 * The name of this role in the API.
	 */
	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The authorities of this role and of those below it.
	 */
	public List<GrantedAuthority> authorities() {
		return Stream.of(values())
			.filter((role) -> role.compareTo(this) <= 0)
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority("ROLE_" + role))
			.toList();
	}

}
