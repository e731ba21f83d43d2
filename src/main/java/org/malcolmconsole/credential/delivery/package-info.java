/**
 * Brings what was changed into the pods of a Malcolm that runs, and keeps it until then.
 */
@NullMarked
package org.malcolmconsole.credential.delivery;

import org.jspecify.annotations.NullMarked;
