@NullMarked
package org.malcolmconsole.deployment.plan;

import org.jspecify.annotations.NullMarked;
