@NullMarked
package org.malcolmconsole.architecture;

import org.jspecify.annotations.NullMarked;
