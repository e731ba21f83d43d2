/** How pods and Deployments do, in words; pure, from watched objects only. */
@NullMarked
package org.malcolmconsole.deployment.health;

import org.jspecify.annotations.NullMarked;
