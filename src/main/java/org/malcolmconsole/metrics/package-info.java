/**
 * CPU and memory of nodes and pods: sampled, kept for an hour, told to whoever looks.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "cluster", "streaming" })
package org.malcolmconsole.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
