/**
 * The guided first run: the steps that features contribute, one after the other.
 */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package org.malcolmconsole.setup;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
