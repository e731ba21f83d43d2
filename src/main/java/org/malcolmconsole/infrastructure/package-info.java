/**
 * Where Malcolm keeps its data and how people reach it: claims, volumes and ingresses.
 */
@NullMarked
@ApplicationModule(displayName = "Infrastructure", allowedDependencies = { "release", "workspace", "cluster", "web" })
package org.malcolmconsole.infrastructure;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
