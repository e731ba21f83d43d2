/**
 * Objects that are being deleted, who holds them, and what runs on after a stop; in
 * words.
 */
@NullMarked
package org.malcolmconsole.deployment.deletion;

import org.jspecify.annotations.NullMarked;
