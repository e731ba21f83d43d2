@NullMarked
package org.malcolmconsole.certificate;

import org.jspecify.annotations.NullMarked;
