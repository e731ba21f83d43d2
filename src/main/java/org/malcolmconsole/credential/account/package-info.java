/**
 * The people who sign in to Malcolm's own pages.
 */
@NullMarked
package org.malcolmconsole.credential.account;

import org.jspecify.annotations.NullMarked;
