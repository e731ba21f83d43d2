@NullMarked
package org.malcolmconsole.settings.facts;

import org.jspecify.annotations.NullMarked;
