package org.malcolmconsole.cluster;

/**
 * What a command printed (the first MiB of each) and how it ended; the exit code is -1
 * when the cluster did not tell it.
 */
public record ExecResult(int exitCode, String output, String errors) {
}
