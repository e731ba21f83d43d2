/**
 * Single variables of the env files: what they are, where they come from, changing them.
 */
@NullMarked
package org.malcolmconsole.settings.variable;

import org.jspecify.annotations.NullMarked;
