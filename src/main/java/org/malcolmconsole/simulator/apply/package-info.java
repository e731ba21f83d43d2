/**
 * Who owns which field: server-side apply and the other ways to change an object.
 */
@NullMarked
package org.malcolmconsole.simulator.apply;

import org.jspecify.annotations.NullMarked;
