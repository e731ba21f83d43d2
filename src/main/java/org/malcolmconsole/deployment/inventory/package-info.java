/**
 * What the console applied to which cluster.
 */
@NullMarked
package org.malcolmconsole.deployment.inventory;

import org.jspecify.annotations.NullMarked;
