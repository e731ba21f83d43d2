package org.malcolmconsole.deployment.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Container.State;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.ClusterSnapshot.Ingress;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Node;
import org.malcolmconsole.cluster.ClusterSnapshot.Owner;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.ClusterSnapshot.ReplicaSet;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.release.EnvRules;
import org.malcolmconsole.release.FileRules;
import org.malcolmconsole.release.MalcolmService;
import org.malcolmconsole.release.Release;

/** A small cluster as the watches would show it, changed step by step. */
final class Village {

	static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final List<Pod> pods = new ArrayList<>();

	private final List<Deployment> deployments = new ArrayList<>();

	private final List<ReplicaSet> sets = new ArrayList<>();

	private final List<Node> nodes = new ArrayList<>();

	private final List<Ingress> ingresses = new ArrayList<>();

	private final Set<String> expected = new TreeSet<>();

	private final List<Claim> claims = new ArrayList<>();

	private final Set<String> ours = new TreeSet<>();

	private final Map<String, ClaimVolumes.Volume> volumes = new TreeMap<>();

	private Connection.State state = Connection.State.CONNECTED;

	private Optional<Usage> usage = Optional.empty();

	private Optional<OperationEffect> running = Optional.empty();

	static Release release() {
		return new Release("1", "example.org/", "malcolm", List.of(service("arkime"), service("zeek")), List.of(),
				new FileRules(true, true, true), new EnvRules("config", "K8S_SECRET", List.of("no")), List.of(),
				List.of(), List.of(new Release.Link("Arkime", "/"), new Release.Link("Upload", "/upload/")),
				new Release.Columns(List.of(), List.of()), List.of(), List.of(), List.of());
	}

	private static MalcolmService service(String name) {
		return new MalcolmService(name, "Does " + name, "Search", name + "-deployment", name + ".yml", null);
	}

	Village deployment(String service, boolean ready, String progressReason) {
		String name = service + "-deployment";
		int count = ready ? 1 : 0;
		var progress = new Condition("Progressing", "True", progressReason, null, NOW);
		this.deployments.add(new Deployment(metadata(name), 1, 1, 1, count, count, true, Map.of(), List.of(progress)));
		this.sets.add(new ReplicaSet(metadata(name + "-1", new Owner("Deployment", name, name)), 1, 1, count, "1"));
		this.expected.add(name);
		return this;
	}

	Village pod(String service, @Nullable String node, String phase, List<Condition> conditions,
			Container... containers) {
		String set = service + "-deployment-1";
		this.pods.add(new Pod(metadata(set + "-x", new Owner("ReplicaSet", set, set)), phase, null, null, node,
				(node != null) ? "10.0.0.1" : null, null, NOW, List.of(), List.of(containers), conditions));
		return this;
	}

	Village ready(String service) {
		return deployment(service, true, "NewReplicaSetAvailable").pod(service, "one", "Running",
				List.of(new Condition("Ready", "True", null, null, NOW)), running("main", true), running("side", true));
	}

	Village unready(String service, Container container) {
		return deployment(service, false, "ReplicaSetUpdated").pod(service, "one", "Running", List.of(), container);
	}

	static Container running(String name, boolean ready) {
		return container(name, State.RUNNING, ready, 0, null, null, null, null);
	}

	static Container waiting(String reason, @Nullable String message) {
		return container("main", State.WAITING, false, 0, reason, message, null, null);
	}

	static Container crashed(int restarts, String lastReason, int lastCode) {
		return container("main", State.WAITING, false, restarts, "CrashLoopBackOff", "back-off", lastReason, lastCode);
	}

	private static Container container(String name, State state, boolean ready, int restarts, @Nullable String reason,
			@Nullable String message, @Nullable String lastReason, @Nullable Integer lastCode) {
		return new Container(name, "example.org/" + name + ":1", state, ready, restarts, reason, message, null, NOW,
				lastReason, lastCode, null, null, null, null);
	}

	Village node(String name, @Nullable String provider, @Nullable String type, boolean ready, String... roles) {
		this.nodes.add(new Node(metadata(name), ready, true, "192.0.2." + (this.nodes.size() + 1), name, List.of(roles),
				type, provider, "v1", "os", 4, 4, 8L << 30, 8L << 30, 110, List.of(), List.of(name, name + ".lan"),
				List.of("192.0.2." + (this.nodes.size() + 1)), 100L << 30));
		return this;
	}

	Village usage(Usage.Container... containers) {
		this.usage = Optional.of(new Usage(NOW, List.of(new Usage.Node("one", 1, 2L << 30)), List.of(containers)));
		return this;
	}

	Village ingress(String host) {
		this.ingresses.add(new Ingress(metadata("in"), "nginx", List.of(host), List.of()));
		return this;
	}

	/**
	 * A claim of Malcolm when it is called so, told to go or not, with a volume of this
	 * policy; null for one that may not be read.
	 */
	Village claim(String name, boolean going, @Nullable String policy, boolean volumeGoes) {
		Metadata metadata = new Metadata(name, name, Map.of(), Map.of(), NOW, going ? NOW : null, List.of());
		if (name.endsWith("-claim")) {
			this.ours.add(name);
		}
		this.claims.add(new Claim(metadata, "Bound", "standard", "pv-" + name, List.of(), null, null));
		if (policy != null) {
			this.volumes.put("pv-" + name, new ClaimVolumes.Volume(policy, volumeGoes ? NOW : null));
		}
		return this;
	}

	/** The Deployments of before were told to go. */
	Village deploymentsGo() {
		this.deployments.replaceAll(
				(one) -> new Deployment(
						new Metadata(one.metadata().name(), one.metadata().uid(), Map.of(), Map.of(), NOW, NOW,
								List.of()),
						one.wanted(), one.current(), one.updated(), one.ready(), one.available(), true, Map.of(),
						one.conditions()));
		return this;
	}

	Village during(OperationEffect operation) {
		this.running = Optional.of(operation);
		return this;
	}

	Village connection(Connection.State state) {
		this.state = state;
		return this;
	}

	Village expecting(String deployment) {
		this.expected.add(deployment);
		return this;
	}

	Status status() {
		var connection = new Connection(this.state, null, "https://192.0.2.1", "test", "malcolm", null, "v1", "uid",
				this.usage.isPresent(), List.of(), List.of(), List.of(), null, NOW, "place");
		var snapshot = new ClusterSnapshot(0, null, this.pods, this.deployments, this.sets, this.nodes, this.claims,
				List.of(), this.ingresses, List.of(), NOW, null, null, List.of());
		return StatusAssembly.of(new Scene(release(), connection, snapshot, this.usage, this.expected, this.ours,
				this.volumes, this.running));
	}

	private static Metadata metadata(String name, Owner... owners) {
		return new Metadata(name, name, Map.of(), Map.of(), NOW.minusSeconds(312), null, List.of(owners));
	}

}
