package org.malcolmconsole.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.simulator.Simulator;

/** Pods of the simulated cluster that write what a test wants. */
final class DemoLogs {

	private final Cluster cluster;

	private final Simulator simulator;

	DemoLogs(Cluster cluster, Simulator simulator) {
		this.cluster = cluster;
		this.simulator = simulator;
	}

	void start(String... services) {
		apply(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", this.cluster.namespace())));
		for (String service : services) {
			apply(Map.of("apiVersion", "v1", "kind", "Pod", "metadata",
					Map.of("name", service + "-pod", "namespace", this.cluster.namespace(), "labels",
							Map.of("name", service + "-deployment")),
					"spec", Map.of("containers",
							List.of(Map.of("name", service + "-container", "image", "example.org/none:1")))));
		}
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.cluster.snapshot().pods().stream().filter(Pod::ready).count() == services.length);
	}

	private void apply(Map<String, Object> content) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.ignoreExceptionsInstanceOf(ClusterException.class)
			.until(() -> this.cluster.apply(new Manifest(Map.copyOf(content)), ApplyMode.APPLY) != null);
	}

	void write(String service, Instant time, String... lines) {
		this.simulator.writeLog(this.cluster.namespace(), service + "-pod", service + "-container", time, lines);
	}

}
