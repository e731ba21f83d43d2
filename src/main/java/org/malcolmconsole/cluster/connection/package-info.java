/**
 * The one connection that the console has: chosen, kept, looked after.
 */
@NullMarked
package org.malcolmconsole.cluster.connection;

import org.jspecify.annotations.NullMarked;
