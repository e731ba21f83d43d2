/**
 * Start, apply, stop, restart and wipe as operations, and the inventory of what was
 * applied.
 */
@NullMarked
package org.malcolmconsole.deployment.rollout;

import org.jspecify.annotations.NullMarked;
