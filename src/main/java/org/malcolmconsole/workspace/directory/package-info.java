/**
 * A Malcolm directory on disk: reading it, writing many files at once, the lock.
 */
@NullMarked
package org.malcolmconsole.workspace.directory;

import org.jspecify.annotations.NullMarked;
