/**
 * What differs between two sets of files, with secrets masked.
 */
@NullMarked
package org.malcolmconsole.workspace.difference;

import org.jspecify.annotations.NullMarked;
