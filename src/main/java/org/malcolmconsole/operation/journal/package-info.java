/**
 * The journal of operations and the worker that follows it.
 */
@NullMarked
package org.malcolmconsole.operation.journal;

import org.jspecify.annotations.NullMarked;
