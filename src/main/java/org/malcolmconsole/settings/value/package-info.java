/**
 * Values of settings: found in env files, computed from answers, turned into edits.
 */
@NullMarked
package org.malcolmconsole.settings.value;

import org.jspecify.annotations.NullMarked;
