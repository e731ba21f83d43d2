/**
 * What people typed and did not save yet: kept for each account, and compared with what
 * others saved meanwhile.
 */
@NullMarked
package org.malcolmconsole.settings.draft;

import org.jspecify.annotations.NullMarked;
