/**
 * The live page of how Malcolm does, and the strip that every page carries.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "centre", "cluster", "deployment", "operation", "release", "streaming",
		"web", "workspace" })
package org.malcolmconsole.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
