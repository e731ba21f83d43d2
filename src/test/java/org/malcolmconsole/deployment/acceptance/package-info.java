@NullMarked
package org.malcolmconsole.deployment.acceptance;

import org.jspecify.annotations.NullMarked;
