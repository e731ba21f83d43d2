/**
 * Every single step that changes something on disk.
 */
@NullMarked
package org.malcolmconsole.workspace.disk;

import org.jspecify.annotations.NullMarked;
