package org.malcolmconsole.cluster.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Permission;

/**
 * The connection as the API answers it.
 */
record ClusterView(String state, @Nullable String source, @Nullable String server, @Nullable String context,
		String namespace, @Nullable String version, Connection.@Nullable Identity identity,
		List<Permission> permissions, Capabilities capabilities, @Nullable String problem, Instant asOf) {

	static ClusterView of(Connection connection) {
		Connection.Source source = connection.source();
		return new ClusterView(word(connection.state()), (source != null) ? word(source) : null, connection.address(),
				connection.context(), connection.namespace(), connection.version(), connection.identity(),
				connection.permissions(),
				new Capabilities(connection.metrics(), connection.storageClasses(), connection.ingressClasses()),
				connection.problem(), connection.asOf());
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What the cluster can do.
	 */
	record Capabilities(boolean metrics, List<Connection.StorageClass> storageClasses,
			List<Connection.IngressClass> ingressClasses) {
	}

}
