package org.malcolmconsole.cluster;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which part of which container's log, in our namespace.
 *
 * @param container null for a pod's only container
 * @param since from this second on (the cluster cuts fractions off, so lines of that
 * second come again), null for all
 * @param tail the newest lines only, null for all
 * @param previous the log of the container's former run
 * @param follow go on with new lines until closed
 */
public record LogRequest(String pod, @Nullable String container, @Nullable Instant since, @Nullable Integer tail,
		boolean previous, boolean follow) {
}
