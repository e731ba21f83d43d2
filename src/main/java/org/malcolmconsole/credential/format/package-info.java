/**
 * The texts that Malcolm's account files are made of.
 */
@NullMarked
package org.malcolmconsole.credential.format;

import org.jspecify.annotations.NullMarked;
