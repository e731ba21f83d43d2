package org.malcolmconsole.operation;

import org.jspecify.annotations.Nullable;

/**
 * What an operation belongs to, pinned when it was asked for; it goes on nowhere else.
 *
 * @param cluster uid of the cluster, null when it did not tell
 * @param server address of its API server then
 * @param namespace the namespace that it works in
 * @param revision the revision of the Malcolm directory that its steps read
 * @param hash of what that revision asks the cluster for
 */
public record OperationTarget(@Nullable String cluster, String server, String namespace, long revision, String hash) {

}
