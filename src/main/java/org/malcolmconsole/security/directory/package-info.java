/**
 * The data directory, closed to others before anything is opened in it.
 */
@NullMarked
package org.malcolmconsole.security.directory;

import org.jspecify.annotations.NullMarked;
