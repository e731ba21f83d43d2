/** What a Malcolm directory asks the cluster for; pure: no I/O and no clock. */
@NullMarked
package org.malcolmconsole.deployment.desired;

import org.jspecify.annotations.NullMarked;
