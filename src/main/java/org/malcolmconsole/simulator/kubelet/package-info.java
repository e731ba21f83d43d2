/**
 * Nodes that run pods: their way to ready, their logs, commands and figures.
 */
@NullMarked
package org.malcolmconsole.simulator.kubelet;

import org.jspecify.annotations.NullMarked;
