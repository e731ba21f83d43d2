package org.malcolmconsole.logs.follow;

import java.time.Instant;

/**
 * Up to where a page has the lines of a container.
 *
 * @param time of its last line
 * @param count how many lines with exactly that time it has
 */
record Position(Instant time, int count) {

}
