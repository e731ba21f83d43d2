/**
 * The directory of people that Malcolm's web server asks when they sign in by LDAP.
 */
@NullMarked
@ApplicationModule(displayName = "LDAP", allowedDependencies = { "workspace", "probe", "web" })
package org.malcolmconsole.ldap;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
