@NullMarked
package org.malcolmconsole.logs;

import org.jspecify.annotations.NullMarked;
