@NullMarked
package org.malcolmconsole.operation.page;

import org.jspecify.annotations.NullMarked;
