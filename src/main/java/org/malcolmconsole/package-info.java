@NullMarked
package org.malcolmconsole;

import org.jspecify.annotations.NullMarked;
