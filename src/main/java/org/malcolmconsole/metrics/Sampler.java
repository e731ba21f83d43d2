package org.malcolmconsole.metrics;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.streaming.Broadcast;

/**
 * Takes one sample after another from the cluster and tells the topic about each.
 */
class Sampler implements Metrics {

	static final String TOPIC = "metrics";

	private static final String NOT_CONNECTED = "No cluster is connected, so there are no figures about CPU and memory.";

	private static final String NO_API = "The cluster tells no figures about CPU and memory: it has no metrics API "
			+ "(metrics-server), or that does not answer. Everything else works without it.";

	private final Cluster cluster;

	private final Broadcast broadcast;

	private final Clock clock;

	private final History history;

	private volatile Use latest = Use.none("The cluster has not been asked yet.", null);

	private volatile Optional<Usage> usage = Optional.empty();

	private @Nullable String sampled;

	Sampler(Cluster cluster, Broadcast broadcast, Clock clock, History history) {
		this.cluster = cluster;
		this.broadcast = broadcast;
		this.clock = clock;
		this.history = history;
	}

	@Override
	public Use now() {
		return this.latest;
	}

	@Override
	public Optional<Usage> usage() {
		return this.usage;
	}

	/**
	 * Takes a sample, unless no cluster is connected.
	 */
	void sample() {
		Connection connection = this.cluster.connection();
		forgetOther(connection);
		this.usage = connection.connected() ? this.cluster.usage() : Optional.empty();
		Use use = connection.connected() ? use() : Use.none(NOT_CONNECTED, this.clock.instant());
		boolean news = use.available() || !Objects.equals(use.reason(), this.latest.reason());
		this.latest = use;
		if (news) {
			this.broadcast.publish(TOPIC, use);
		}
	}

	private Use use() {
		Usage usage = this.usage.orElse(null);
		if (usage == null) {
			return Use.none(NO_API, this.clock.instant());
		}
		List<Use.NodeUse> nodes = usage.nodes()
			.stream()
			.map((node) -> new Use.NodeUse(node.name(), node.cores(), node.memoryBytes()))
			.sorted(Comparator.comparing(Use.NodeUse::name))
			.toList();
		Use use = new Use(true, null, usage.asOf(), nodes, pods(usage));
		this.history.add(usage.asOf(), use);
		return use;
	}

	private void forgetOther(Connection connection) {
		String identity = connection.uid() + " " + connection.namespace();
		if (connection.connected() && !identity.equals(this.sampled)) {
			this.history.clear();
			this.sampled = identity;
		}
	}

	private static List<Use.PodUse> pods(Usage usage) {
		Map<String, List<Usage.Container>> byPod = usage.containers()
			.stream()
			.collect(Collectors.groupingBy(Usage.Container::pod, TreeMap::new, Collectors.toList()));
		return byPod.entrySet().stream().map((entry) -> pod(entry.getKey(), entry.getValue())).toList();
	}

	private static Use.PodUse pod(String name, List<Usage.Container> containers) {
		double cores = containers.stream().mapToDouble(Usage.Container::cores).sum();
		long bytes = containers.stream().mapToLong(Usage.Container::memoryBytes).sum();
		return new Use.PodUse(name, cores, bytes,
				containers.stream()
					.map((one) -> new Use.ContainerUse(one.name(), one.cores(), one.memoryBytes()))
					.toList());
	}

}
