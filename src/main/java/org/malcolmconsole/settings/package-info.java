/**
 * What people can set: a catalog of settings, their values in the env files, and the
 * pages and REST calls that change them.
 */
@ApplicationModule(allowedDependencies = { "account", "release", "workspace", "probe", "web" })
@NullMarked
package org.malcolmconsole.settings;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
