/**
 * Durable operations: journal, steps, progress, cancel and resume.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "streaming", "web" })
package org.malcolmconsole.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
