package org.malcolmconsole.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the cluster and of ourselves in it; never holds a credential.
 *
 * @param state whether there is a cluster, and whether it answered at {@code asOf}
 * @param source where the connection comes from, null when there is none
 * @param namespace the namespace that we work in, chosen or the default
 * @param uid the uid of namespace kube-system, which tells clusters apart; null when we
 * may not read it
 * @param metrics whether the metrics API answers
 * @param problem why the state is not {@link State#CONNECTED}, in plain words
 * @param endpoint a digest of the server's address and authority: the same for everybody
 * who connects there, whatever they may read; null when there is no cluster
 */
public record Connection(State state, @Nullable Source source, @Nullable String address, @Nullable String context,
		String namespace, @Nullable Identity identity, @Nullable String version, @Nullable String uid, boolean metrics,
		List<Permission> permissions, List<StorageClass> storageClasses, List<IngressClass> ingressClasses,
		@Nullable String problem, Instant asOf, @Nullable String endpoint) {

	public boolean connected() {
		return this.state == State.CONNECTED;
	}

	/**
	 * Where we work; empty while no cluster was chosen.
	 */
	public Optional<ClusterPlace> place() {
		return Optional.ofNullable(this.address).map((server) -> new ClusterPlace(this.uid, server, this.namespace));
	}

	/**
	 * The same with another uid, for who knows it from earlier.
	 */
	public Connection withUid(@Nullable String uid) {
		return new Connection(this.state, this.source, this.address, this.context, this.namespace, this.identity,
				this.version, uid, this.metrics, this.permissions, this.storageClasses, this.ingressClasses,
				this.problem, this.asOf, this.endpoint);
	}

	/**
	 * Whether both say the same, whenever it was looked at.
	 */
	public boolean saysTheSameAs(Connection other) {
		return equals(new Connection(other.state, other.source, other.address, other.context, other.namespace,
				other.identity, other.version, other.uid, other.metrics, other.permissions, other.storageClasses,
				other.ingressClasses, other.problem, this.asOf, other.endpoint));
	}

	/**
	 * Whether a cluster was chosen and whether it answers.
	 */
	public enum State {

		NOT_CONFIGURED, CONNECTED, UNREACHABLE

	}

	/**
	 * Where a connection comes from.
	 */
	public enum Source {

		KUBECONFIG, SERVICE_ACCOUNT, SIMULATED

	}

	/**
	 * Who we are for the cluster.
	 */
	public record Identity(String username, List<String> groups) {
	}

	/**
	 * A way to make volumes; {@code bindsAtOnce} is false when volumes wait for their
	 * first pod.
	 */
	public record StorageClass(String name, String provisioner, boolean isDefault, boolean bindsAtOnce) {
	}

	/**
	 * A controller that serves ingresses.
	 */
	public record IngressClass(String name, String controller, boolean isDefault) {
	}

}
