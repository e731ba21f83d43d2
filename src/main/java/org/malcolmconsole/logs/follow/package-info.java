/**
 * Reads the logs of containers without gaps and merges them by time.
 */
@NullMarked
package org.malcolmconsole.logs.follow;

import org.jspecify.annotations.NullMarked;
