package org.malcolmconsole.cluster.connection;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.awaitility.Awaitility;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.SimulatedCluster;

/** The console's own cluster module without the rest of the application, for tests. */
public final class ConsoleCluster implements AutoCloseable {

	private final ConnectionKeeper keeper;

	private final LiveCluster cluster;

	ConsoleCluster(ClusterProperties properties, Path folder, SimulatedCluster simulated) {
		var changes = new Changes();
		this.cluster = new LiveCluster(properties.namespace(), Clock.systemUTC(), changes);
		this.keeper = new ConnectionKeeper(properties, new ConnectionStore(folder), this.cluster, changes,
				Clock.systemUTC(), simulated);
		this.keeper.start();
	}

	/** Connected to a simulated cluster, as the demo is. */
	public static ConsoleCluster simulated(SimulatedCluster simulated, String namespace) {
		return new ConsoleCluster(properties(null, namespace), Path.of("target", "none"), simulated);
	}

	/** Connected to what a kubeconfig file names. */
	public static ConsoleCluster connected(Path kubeconfig, String namespace) {
		return new ConsoleCluster(properties(kubeconfig, namespace), Path.of("target", "none"), null);
	}

	static ClusterProperties properties(Path kubeconfig, String namespace) {
		return new ClusterProperties(kubeconfig, null, namespace, Path.of("target", "no-service-account"),
				URI.create("https://kubernetes.default.svc"));
	}

	public Cluster cluster() {
		return this.cluster;
	}

	Connections connections() {
		return this.keeper;
	}

	/** Waits until the watched state is complete. */
	public ConsoleCluster awaitFresh() {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !this.cluster.snapshot().stale());
		return this;
	}

	/** Waits until the cluster answered who we are. */
	ConsoleCluster awaitAnswer() {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.cluster.connection().identity() != null);
		return this;
	}

	@Override
	public void close() {
		this.keeper.stop();
	}

}
