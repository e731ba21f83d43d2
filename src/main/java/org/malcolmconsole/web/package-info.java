/**
 * The page around every page: layout, navigation, strip, errors, formats.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.malcolmconsole.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
