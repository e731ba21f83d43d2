/**
 * Watches a cluster and keeps what it says as values.
 */
@NullMarked
package org.malcolmconsole.cluster.watch;

import org.jspecify.annotations.NullMarked;
