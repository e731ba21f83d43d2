package org.malcolmconsole.cluster;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A command to run in a container of our namespace, without input; the container is null
 * for a pod's only one.
 */
public record ExecRequest(String pod, @Nullable String container, List<String> command, Duration timeout) {
}
