/**
 * The Malcolm directory: env files that round-trip, commits of many files that happen
 * whole or not at all, revisions and the lock.
 */
@ApplicationModule(allowedDependencies = { "release" })
@NullMarked
package org.malcolmconsole.workspace;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
