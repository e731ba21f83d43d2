/**
 * What is shown to an API server in a handshake, and whether the server is taken.
 */
@NullMarked
package org.malcolmconsole.cluster.tls;

import org.jspecify.annotations.NullMarked;
