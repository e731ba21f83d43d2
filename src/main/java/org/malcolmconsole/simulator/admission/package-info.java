/**
 * What the API server adds to an object and what it refuses.
 */
@NullMarked
package org.malcolmconsole.simulator.admission;

import org.jspecify.annotations.NullMarked;
