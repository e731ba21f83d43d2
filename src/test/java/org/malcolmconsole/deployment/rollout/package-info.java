@NullUnmarked
package org.malcolmconsole.deployment.rollout;

import org.jspecify.annotations.NullUnmarked;
