/**
 * The sessions of people while they are open.
 */
@NullMarked
package org.malcolmconsole.security.session;

import org.jspecify.annotations.NullMarked;
