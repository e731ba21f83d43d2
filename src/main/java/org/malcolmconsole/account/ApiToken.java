package org.malcolmconsole.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * A token that programs call the REST API with, without its secret.
 *
 * @param id a stable id
 * @param name what it is for
 * @param role what it may do
 * @param createdBy who made it
 * @param createdAt when
 * @param expiry when it stops to work, null for never
 * @param owner the person whose role and fate it shares, null for nobody
 * @param suspended whether it does not work because its owner is disabled
 */
public record ApiToken(String id, String name, Role role, String createdBy, Instant createdAt, @Nullable Instant expiry,
		@Nullable String owner, boolean suspended) {

	/**
	 * Who answers for what somebody does: of a token the person who made it.
	 */
	static @Nullable String owner(Authentication actor) {
		return (actor.getDetails() instanceof ApiToken token) ? token.owner() : actor.getName();
	}

}
