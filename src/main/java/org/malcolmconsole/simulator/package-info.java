/**
 * A small Kubernetes cluster inside this process, for the demo and for tests: the REST
 * API over loopback HTTP, controllers, and nodes that pretend to run pods.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "cluster")
package org.malcolmconsole.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
