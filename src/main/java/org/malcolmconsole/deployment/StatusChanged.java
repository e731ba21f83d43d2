package org.malcolmconsole.deployment;

/**
 * Published when the status differs from the one before in more than CPU and memory use;
 * at most twice a second.
 */
public record StatusChanged(Status status) {
}
