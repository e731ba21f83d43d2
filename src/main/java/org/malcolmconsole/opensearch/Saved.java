package org.malcolmconsole.opensearch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was stored or removed, without any secret.
 *
 * @param revision the revision that holds it
 * @param files the files that were written, as paths in the Malcolm directory
 * @param warning what to know about it, null for nothing
 */
record Saved(long revision, List<String> files, LoginView login, @Nullable String warning) {

}
