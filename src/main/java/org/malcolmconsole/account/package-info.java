/**
 * People, their roles, their sign-in and their API tokens.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "web")
package org.malcolmconsole.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
