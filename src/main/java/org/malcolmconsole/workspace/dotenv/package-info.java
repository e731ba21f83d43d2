/**
 * The env file syntax, read as python-dotenv 1.x reads it.
 */
@NullMarked
package org.malcolmconsole.workspace.dotenv;

import org.jspecify.annotations.NullMarked;
