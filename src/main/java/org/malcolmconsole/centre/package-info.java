/**
 * The certificate centre: every certificate that matters, how long it is valid and what
 * happens when it is renewed.
 */
@NullMarked
@ApplicationModule(displayName = "Certificate centre",
		allowedDependencies = { "certificate", "cluster", "deployment", "web" })
package org.malcolmconsole.centre;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
