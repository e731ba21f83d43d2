/**
 * The first account of a console that nobody can sign in to yet.
 */
@NullMarked
package org.malcolmconsole.account.first;

import org.jspecify.annotations.NullMarked;
