/**
 * Everything secret that Malcolm needs before it starts: accounts, certificates,
 * passwords.
 */
@NullMarked
@ApplicationModule(displayName = "Credential",
		allowedDependencies = { "release", "workspace", "certificate", "cluster", "deployment", "operation", "web" })
package org.malcolmconsole.credential;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
