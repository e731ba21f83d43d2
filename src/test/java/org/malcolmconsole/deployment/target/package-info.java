@NullUnmarked
package org.malcolmconsole.deployment.target;

import org.jspecify.annotations.NullUnmarked;
