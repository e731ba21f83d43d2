package org.malcolmconsole.cluster.connection;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection.Source;
import org.malcolmconsole.cluster.kubeconfig.Access;

/**
 * A cluster to connect to, and where in it we work.
 */
record Target(Access access, Source source, @Nullable String context, String namespace) {
}
