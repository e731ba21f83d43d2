/**
 * What a Malcolm release is, as data: services, example env files, manifests, the map
 * from files to objects; and how a directory is recognised as one.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.malcolmconsole.release;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
