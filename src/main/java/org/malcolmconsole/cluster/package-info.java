/**
 * The Kubernetes cluster that the console drives: connection, changes, watched state,
 * logs, commands and usage.
 */
@ApplicationModule(allowedDependencies = { "certificate", "probe", "text", "web" })
@NullMarked
package org.malcolmconsole.cluster;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
