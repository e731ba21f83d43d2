@NullUnmarked
package org.malcolmconsole.deployment.inventory;

import org.jspecify.annotations.NullUnmarked;
