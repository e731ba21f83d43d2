/**
 * Forwarders by name: one client certificate each, renewed, revoked and handed out alone.
 */
@NullMarked
@ApplicationModule(displayName = "Forwarder", allowedDependencies = { "workspace", "certificate", "web" })
package org.malcolmconsole.forwarder;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
