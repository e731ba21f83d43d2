/**
 * Asks other servers whether they can be reached, layer by layer, without being misused
 * as a way into the network.
 */
@NullMarked
@ApplicationModule(displayName = "Probe", allowedDependencies = { "web" })
package org.malcolmconsole.probe;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
