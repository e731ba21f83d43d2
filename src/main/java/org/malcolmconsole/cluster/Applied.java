package org.malcolmconsole.cluster;

/**
 * Outcome of an apply: whether the object was new, and the object as the server has it
 * now (or would have it, in a dry run). Nothing was written when its resource version is
 * the one from before.
 */
public record Applied(boolean created, Manifest object) {
}
