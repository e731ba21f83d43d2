/**
 * Turns the Malcolm directory into objects of the cluster: desired state, plan, start,
 * stop and the status of what runs.
 */
@ApplicationModule(
		allowedDependencies = { "release", "workspace", "cluster", "metrics", "operation", "settings", "web" })
@NullMarked
package org.malcolmconsole.deployment;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
