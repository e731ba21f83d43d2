/**
 * The simulated cluster's objects: kinds, versions, watches and the errors of the API.
 */
@NullMarked
package org.malcolmconsole.simulator.store;

import org.jspecify.annotations.NullMarked;
