@NullMarked
package org.malcolmconsole.credential.delivery;

import org.jspecify.annotations.NullMarked;
