package org.malcolmconsole.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A namespace of one certain cluster.
 *
 * @param uid the cluster's {@link Connection#uid()}, null when it does not tell us
 * @param server address of its API server
 */
public record ClusterPlace(@Nullable String uid, String server, String namespace) {

	/**
	 * Whether both are the same namespace of the same cluster: by the uid, whatever the
	 * address; by the address only when one of the uids is not known.
	 */
	public boolean same(ClusterPlace other) {
		boolean told = this.uid != null && other.uid != null;
		boolean cluster = told ? String.valueOf(this.uid).equals(other.uid) : this.server.equals(other.server);
		return cluster && this.namespace.equals(other.namespace);
	}

	/**
	 * As people read it, such as "namespace malcolm of the cluster at https://a:6443".
	 */
	public String words() {
		String id = (this.uid != null) ? " (uid %s)".formatted(this.uid) : "";
		return "namespace %s of the cluster at %s%s".formatted(this.namespace, this.server, id);
	}

}
