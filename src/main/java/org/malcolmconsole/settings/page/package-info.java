/**
 * The pages of settings and of the history.
 */
@NullMarked
package org.malcolmconsole.settings.page;

import org.jspecify.annotations.NullMarked;
