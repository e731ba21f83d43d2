/**
 * The logs of all containers, merged by time, filtered, and resumed without gaps.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "cluster", "streaming", "web" })
package org.malcolmconsole.logs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
