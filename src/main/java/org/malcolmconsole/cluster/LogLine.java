package org.malcolmconsole.cluster;

import java.time.Instant;

/**
 * A line of a container's log with the time (to the nanosecond) at which it was written;
 * {@code cut} says that its end was left out because it was too long.
 */
public record LogLine(Instant timestamp, String text, boolean cut) {
}
