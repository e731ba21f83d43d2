/**
 * The catalog of settings of a release, read from YAML with expressions in CEL.
 */
@NullMarked
package org.malcolmconsole.settings.catalog;

import org.jspecify.annotations.NullMarked;
