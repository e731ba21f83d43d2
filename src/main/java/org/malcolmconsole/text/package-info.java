/**
 * The one door for texts that people give us: bytes become text whatever program wrote
 * them, and what is no text of the wanted kind is called by its name.
 */
@NullMarked
@ApplicationModule(displayName = "Text", allowedDependencies = {})
package org.malcolmconsole.text;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
