package org.malcolmconsole.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A token that programs call the REST API with, without its secret.
 *
 * @param id a stable id
 * @param name what it is for
 * @param role what it may do
 * @param createdBy who made it
 * @param createdAt when
 * @param expiry when it stops to work, null for never
 */
public record ApiToken(String id, String name, Role role, String createdBy, Instant createdAt,
		@Nullable Instant expiry) {

}
