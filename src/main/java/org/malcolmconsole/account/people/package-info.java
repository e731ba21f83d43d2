/**
 * Adding people, changing what they may do, and their one-time links.
 */
@NullMarked
package org.malcolmconsole.account.people;

import org.jspecify.annotations.NullMarked;
