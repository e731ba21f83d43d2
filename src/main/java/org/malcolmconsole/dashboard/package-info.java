/**
 * The live page of how Malcolm is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "cluster", "deployment", "operation", "streaming", "web" })
package org.malcolmconsole.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
