/**
 * What is refused and what goes wrong, in the form that callers take.
 */
@NullMarked
package org.malcolmconsole.web.error;

import org.jspecify.annotations.NullMarked;
