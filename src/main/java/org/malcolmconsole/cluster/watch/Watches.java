package org.malcolmconsole.cluster.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.malcolmconsole.cluster.rest.Clients;
import org.malcolmconsole.cluster.rest.ObjectFeed;

/**
 * Watches everything that a {@link ClusterSnapshot} shows.
 */
public final class Watches implements AutoCloseable {

	private final Clients clients;

	private final Predicate<String> allowed;

	private final WatchPace pace;

	private final Clock clock;

	private final Runnable changed;

	private final List<String> missing = new ArrayList<>();

	private final List<Watched<?>> all = new ArrayList<>();

	private final @Nullable Watched<Pod> pods;

	private final @Nullable Watched<Deployment> deployments;

	private final @Nullable Watched<ReplicaSet> replicaSets;

	private final @Nullable Watched<Node> nodes;

	private final @Nullable Watched<Claim> claims;

	private final @Nullable Watched<Service> services;

	private final @Nullable Watched<Ingress> ingresses;

	private final @Nullable Watched<Event> events;

	/**
	 * Starts them; nothing here waits for an answer.
	 * @param allowed says for the plural name of a kind whether we may watch it
	 * @param changed called at every change of a value, on threads of ours
	 */
	public Watches(Clients clients, String namespace, Predicate<String> allowed, WatchPace pace, Clock clock,
			Runnable changed) {
		this.clients = clients;
		this.allowed = allowed;
		this.pace = pace;
		this.clock = clock;
		this.changed = changed;
		String core = "/api/v1/namespaces/" + namespace + "/";
		String apps = "/apis/apps/v1/namespaces/" + namespace + "/";
		this.pods = watch(Kind.of("pods", core, io.fabric8.kubernetes.api.model.Pod.class, Pods::of));
		this.deployments = watch(Kind.of("deployments", apps, io.fabric8.kubernetes.api.model.apps.Deployment.class,
				Workloads::deployment));
		this.replicaSets = watch(Kind.of("replicasets", apps, io.fabric8.kubernetes.api.model.apps.ReplicaSet.class,
				Workloads::replicaSet));
		this.nodes = watch(Kind.of("nodes", "/api/v1/", io.fabric8.kubernetes.api.model.Node.class, Nodes::of));
		this.claims = watch(Kind.of("persistentvolumeclaims", core,
				io.fabric8.kubernetes.api.model.PersistentVolumeClaim.class, Resources::claim));
		this.services = watch(
				Kind.of("services", core, io.fabric8.kubernetes.api.model.Service.class, Resources::service));
		this.ingresses = watch(Kind.of("ingresses", "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/",
				io.fabric8.kubernetes.api.model.networking.v1.Ingress.class, Resources::ingress));
		this.events = watch(Kind.of("events", core, io.fabric8.kubernetes.api.model.Event.class, Resources::event));
	}

	private <R> @Nullable Watched<R> watch(Kind<R> kind) {
		if (!this.allowed.test(kind.resource())) {
			this.missing.add(kind.resource());
			return null;
		}
		ObjectFeed feed = new ObjectFeed(this.clients, kind.resource(), kind.path());
		Watched<R> watched = new Watched<>(kind, feed, this.pace, this.clock, this.changed);
		this.all.add(watched);
		watched.start();
		return watched;
	}

	/**
	 * What the watch that was silent longest proves: how everything was then; empty while
	 * something was never read, or when nothing is watched.
	 */
	public Optional<Instant> proved() {
		List<@Nullable Instant> words = this.all.stream().<@Nullable Instant>map(Watched::word).toList();
		return words.contains(null) ? Optional.empty()
				: words.stream().map(Objects::requireNonNull).min(Instant::compareTo);
	}

	/**
	 * Why changes may be missing, the same words as long as it is the same reason; null
	 * when there is no reason to think so.
	 */
	public @Nullable String doubt() {
		String silent = named(this.all.stream().filter(Watched::silent));
		if (!silent.isEmpty()) {
			return "The cluster said nothing about %s for %d s, so the connection is not trusted any more."
				.formatted(silent, this.pace.silence().toSeconds());
		}
		String unread = named(this.all.stream().filter(Watched::unread));
		return unread.isEmpty() ? null : "Waiting for news about " + unread + " from the cluster.";
	}

	private static String named(Stream<Watched<?>> some) {
		return some.map(Watched::resource).sorted().collect(Collectors.joining(", "));
	}

	/**
	 * Opens again what is silent or too old.
	 */
	public void mend() {
		this.all.forEach(Watched::mend);
	}

	/**
	 * How often a connection of a watch broke.
	 */
	public int breaks() {
		return this.all.stream().mapToInt(Watched::breaks).sum();
	}

	/**
	 * What is known now.
	 */
	public ClusterSnapshot snapshot(long number, Optional<Manifest> namespace, Freshness freshness) {
		return new ClusterSnapshot(number, namespace.map(Workloads::namespace).orElse(null), values(this.pods),
				values(this.deployments), values(this.replicaSets), values(this.nodes), values(this.claims),
				values(this.services), values(this.ingresses), values(this.events), freshness.asOf(),
				freshness.staleSince(), freshness.reason(), List.copyOf(this.missing));
	}

	/**
	 * What is known before there is anything to watch.
	 */
	public static ClusterSnapshot nothing(long number, Freshness freshness) {
		return new ClusterSnapshot(number, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), freshness.asOf(), freshness.staleSince(), freshness.reason(), List.of());
	}

	private static <R> List<R> values(@Nullable Watched<R> watched) {
		return (watched != null) ? watched.values() : List.of();
	}

	@Override
	public void close() {
		this.all.forEach(Watched::close);
		this.all.forEach(Watched::awaitEnd);
	}

}
