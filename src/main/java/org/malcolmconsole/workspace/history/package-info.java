/**
 * The Git repository of all revisions.
 */
@NullMarked
package org.malcolmconsole.workspace.history;

import org.jspecify.annotations.NullMarked;
