package org.malcolmconsole.cluster.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.ClusterSnapshot.Event;
import org.malcolmconsole.cluster.ClusterSnapshot.Ingress;
import org.malcolmconsole.cluster.ClusterSnapshot.Node;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.ClusterSnapshot.ReplicaSet;
import org.malcolmconsole.cluster.ClusterSnapshot.Service;
import org.malcolmconsole.cluster.Manifest;

/**
 * All watches over one namespace and the nodes.
 */
public final class Watches implements AutoCloseable {

	private final Predicate<String> allowed;

	private final Runnable changed;

	private final List<String> missing = new ArrayList<>();

	private final List<Watched<?, ?>> all = new ArrayList<>();

	private final @Nullable Watched<?, Pod> pods;

	private final @Nullable Watched<?, Deployment> deployments;

	private final @Nullable Watched<?, ReplicaSet> replicaSets;

	private final @Nullable Watched<?, Node> nodes;

	private final @Nullable Watched<?, Claim> claims;

	private final @Nullable Watched<?, Service> services;

	private final @Nullable Watched<?, Ingress> ingresses;

	private final @Nullable Watched<?, Event> events;

	/**
	 * Starts them; nothing here waits for an answer.
	 * @param client a client of their own
	 * @param allowed says for the plural name of a kind whether we may watch it
	 * @param changed called at every change, on the client's threads
	 */
	public Watches(KubernetesClient client, String namespace, Predicate<String> allowed, Runnable changed) {
		this.allowed = allowed;
		this.changed = changed;
		this.pods = watch("pods", client.pods().inNamespace(namespace), Pods::of);
		this.deployments = watch("deployments", client.apps().deployments().inNamespace(namespace),
				Workloads::deployment);
		this.replicaSets = watch("replicasets", client.apps().replicaSets().inNamespace(namespace),
				Workloads::replicaSet);
		this.nodes = watch("nodes", client.nodes(), Nodes::of);
		this.claims = watch("persistentvolumeclaims", client.persistentVolumeClaims().inNamespace(namespace),
				Resources::claim);
		this.services = watch("services", client.services().inNamespace(namespace), Resources::service);
		this.ingresses = watch("ingresses", client.network().v1().ingresses().inNamespace(namespace),
				Resources::ingress);
		this.events = watch("events", client.v1().events().inNamespace(namespace), Resources::event);
	}

	private <T extends HasMetadata, R> @Nullable Watched<T, R> watch(String resource, Informable<T> informable,
			Function<T, R> mapper) {
		if (!this.allowed.test(resource)) {
			this.missing.add(resource);
			return null;
		}
		Watched<T, R> watched = new Watched<>(resource, informable.runnableInformer(0), mapper, this.changed);
		this.all.add(watched);
		return watched;
	}

	/**
	 * The kinds whose watch is not up, none when all are.
	 */
	public List<String> down() {
		return this.all.stream().filter((watched) -> !watched.watching()).map(Watched::resource).toList();
	}

	/**
	 * What is known now.
	 */
	public ClusterSnapshot snapshot(Optional<Manifest> namespace, Freshness freshness) {
		return new ClusterSnapshot(namespace.map(Workloads::namespace).orElse(null), values(this.pods),
				values(this.deployments), values(this.replicaSets), values(this.nodes), values(this.claims),
				values(this.services), values(this.ingresses), values(this.events), freshness.asOf(),
				freshness.staleSince(), freshness.reason(), List.copyOf(this.missing));
	}

	/**
	 * What is known before there is anything to watch.
	 */
	public static ClusterSnapshot nothing(Freshness freshness) {
		return new ClusterSnapshot(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), freshness.asOf(), freshness.staleSince(), freshness.reason(), List.of());
	}

	private static <R> List<R> values(@Nullable Watched<?, R> watched) {
		return (watched != null) ? watched.values() : List.of();
	}

	@Override
	public void close() {
		this.all.forEach(Watched::close);
	}

}
