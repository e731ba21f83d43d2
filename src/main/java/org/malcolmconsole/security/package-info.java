/**
 * Who may reach what: filter chains, headers, hosts, and where the server listens.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "account :: signin", "certificate", "web", "workspace" })
package org.malcolmconsole.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
