package org.malcolmconsole.metrics;

import java.time.Instant;

/**
 * What was in use at a time, or on average from that time on: cores and bytes.
 */
record Point(Instant at, double cores, long memoryBytes) {
}
