/**
 * Diffie-Hellman parameters of one's own, found by a long search.
 */
@NullMarked
package org.malcolmconsole.credential.dh;

import org.jspecify.annotations.NullMarked;
