package org.malcolmconsole.metrics;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.simulator.Simulator;
import org.malcolmconsole.simulator.SimulatorProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** Sampling a cluster that has a metrics API, has none, or goes away. */
class SamplerIT {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final List<Object> published = new CopyOnWriteArrayList<>();

	private final History history = new History(Duration.ofHours(1));

	@Test
	void tellsAndKeepsWhatNodesAndPodsUse() {
		try (Simulator simulator = simulator(true); ConsoleCluster console = console(simulator)) {
			Sampler sampler = sampler(console.cluster());
			runPod(console.cluster());
			Awaitility.await().atMost(PATIENCE).until(() -> {
				sampler.sample();
				return sampler.now().available() && !sampler.now().pods().isEmpty();
			});
			Use use = sampler.now();
			assertThat(use.reason()).isNull();
			assertThat(use.nodes()).extracting(Use.NodeUse::name).containsExactly("node-1", "node-2", "node-3");
			assertThat(use.nodes()).allSatisfy((node) -> {
				assertThat(node.cores()).isBetween(0.01, 16.0);
				assertThat(node.memoryBytes()).isBetween(1L << 20, 64L << 30);
			});
			assertThat(use.pods()).singleElement().satisfies((pod) -> {
				assertThat(pod.name()).isEqualTo("measured");
				assertThat(pod.containers()).extracting(Use.ContainerUse::name).containsExactly("one", "two");
				assertThat(pod.memoryBytes())
					.isEqualTo(pod.containers().stream().mapToLong(Use.ContainerUse::memoryBytes).sum());
			});
			assertThat(this.history.read(Instant.MIN, Instant.MAX, (subject) -> true)).extracting(Series::name)
				.contains("node-1", "node-2", "node-3", "measured");
			assertThat(this.published).last().isEqualTo(use);
		}
	}

	@Test
	void saysPlainlyThatThereIsNoMetricsApiAndSaysItOnce() {
		try (Simulator simulator = simulator(false); ConsoleCluster console = console(simulator)) {
			Sampler sampler = sampler(console.cluster());
			sampler.sample();
			sampler.sample();
			assertThat(sampler.now().available()).isFalse();
			assertThat(sampler.now().reason()).contains("no metrics API");
			assertThat(sampler.now().nodes()).isEmpty();
			assertThat(this.published).hasSize(1);
		}
	}

	@Test
	void saysThatNoClusterIsConnectedAndGoesOnWhenItIsBack() {
		try (Simulator simulator = simulator(true); ConsoleCluster console = console(simulator)) {
			Sampler sampler = sampler(console.cluster());
			sampler.sample();
			assertThat(sampler.now().available()).isTrue();
			simulator.silence();
			Awaitility.await().atMost(PATIENCE).until(() -> {
				sampler.sample();
				return !sampler.now().available();
			});
			simulator.listen();
			Awaitility.await().atMost(PATIENCE).until(() -> {
				sampler.sample();
				return sampler.now().available();
			});
			assertThat(this.history.read(Instant.MIN, Instant.MAX, (subject) -> subject.name().equals("node-1")))
				.singleElement()
				.satisfies((series) -> assertThat(series.points()).hasSizeGreaterThan(1));
		}
	}

	private static Simulator simulator(boolean metrics) {
		SimulatorProperties fast = SimulatorProperties.fast();
		return Simulator.start(new SimulatorProperties(metrics, fast.step(), fast.tick(), fast.namespaceEnd(),
				fast.logInterval(), fast.history(), fast.events()), Clock.systemUTC(), new SecureRandom());
	}

	private static ConsoleCluster console(Simulator simulator) {
		return ConsoleCluster.simulated(simulator, "default").awaitFresh();
	}

	private Sampler sampler(Cluster cluster) {
		return new Sampler(cluster, (topic, payload) -> this.published.add(payload), Clock.systemUTC(), this.history);
	}

	private static void runPod(Cluster cluster) {
		cluster.apply(
				new Manifest(
						Map.of("apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "measured"), "spec",
								Map.of("containers",
										List.of(Map.of("name", "one", "image", "example.org/one:1"),
												Map.of("name", "two", "image", "example.org/two:1"))))),
				ApplyMode.APPLY);
	}

}
