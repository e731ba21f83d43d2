/**
 * Calls of the Kubernetes REST API: bounded in time, repeated only where that is safe.
 */
@NullMarked
package org.malcolmconsole.cluster.rest;

import org.jspecify.annotations.NullMarked;
