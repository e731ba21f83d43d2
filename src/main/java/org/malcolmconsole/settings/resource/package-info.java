/**
 * What Malcolm needs with some settings, beside what the nodes have.
 */
@NullMarked
package org.malcolmconsole.settings.resource;

import org.jspecify.annotations.NullMarked;
