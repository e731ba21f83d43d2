@NullMarked
package org.malcolmconsole.workspace;

import org.jspecify.annotations.NullMarked;
