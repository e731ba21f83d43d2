/**
 * Operations for browsers and for automation.
 */
@NullMarked
package org.malcolmconsole.operation.page;

import org.jspecify.annotations.NullMarked;
