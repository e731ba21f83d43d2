@NullMarked
package org.malcolmconsole.deployment.board;

import org.jspecify.annotations.NullMarked;
