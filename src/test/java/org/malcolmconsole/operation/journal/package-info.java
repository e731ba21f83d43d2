@NullMarked
package org.malcolmconsole.operation.journal;

import org.jspecify.annotations.NullMarked;
