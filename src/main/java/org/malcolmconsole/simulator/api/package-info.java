/**
 * The Kubernetes REST API over loopback HTTP.
 */
@NullMarked
package org.malcolmconsole.simulator.api;

import org.jspecify.annotations.NullMarked;
