@NullMarked
package org.malcolmconsole.logs.follow;

import org.jspecify.annotations.NullMarked;
