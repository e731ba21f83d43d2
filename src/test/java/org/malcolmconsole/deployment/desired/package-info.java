@NullMarked
package org.malcolmconsole.deployment.desired;

import org.jspecify.annotations.NullMarked;
