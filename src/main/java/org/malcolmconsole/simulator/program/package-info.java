/**
 * The programs in containers: what a command in a pod does.
 */
@NullMarked
package org.malcolmconsole.simulator.program;

import org.jspecify.annotations.NullMarked;
