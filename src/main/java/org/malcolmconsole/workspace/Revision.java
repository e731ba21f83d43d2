package org.malcolmconsole.workspace;

import java.time.Instant;

/**
 * A recorded state of all managed files.
 *
 * @param number counts from 1
 * @param id id of the Git commit
 * @param actor who made it
 * @param reason why
 * @param at when it was recorded
 * @param outside true when another program had changed the files
 */
public record Revision(long number, String id, String actor, String reason, Instant at, boolean outside) {
}
