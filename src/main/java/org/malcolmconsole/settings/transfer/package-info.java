/**
 * Settings as a file: export and import as YAML and JSON.
 */
@NullMarked
package org.malcolmconsole.settings.transfer;

import org.jspecify.annotations.NullMarked;
