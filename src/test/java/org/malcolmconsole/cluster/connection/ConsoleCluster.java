package org.malcolmconsole.cluster.connection;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.time.Duration;

import org.awaitility.Awaitility;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.SimulatedCluster;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.kubeconfig.Kubeconfig;
import org.malcolmconsole.cluster.watch.WatchPace;

/** The console's own cluster module without the rest of the application, for tests. */
public final class ConsoleCluster implements AutoCloseable {

	private final ConnectionKeeper keeper;

	private final LiveCluster cluster;

	ConsoleCluster(ClusterProperties properties, Path folder, SimulatedCluster simulated) {
		var changes = new Changes();
		this.cluster = new LiveCluster(properties.namespace(), Clock.systemUTC(), changes, List.of());
		this.keeper = new ConnectionKeeper(properties, new ConnectionStore(folder), this.cluster, changes, simulated);
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
				URI.create("https://kubernetes.default.svc"), Duration.ofSeconds(90), Duration.ofMinutes(5));
	}

	/** Works with another cluster from now on, whatever keeps people from doing so. */
	public void switchTo(SimulatedCluster simulated, String namespace) {
		switchTo(simulated.address().toString(), simulated.token(), namespace);
	}

	/** The same by address. */
	void switchTo(String address, String token, String namespace) {
		use(address, token, namespace).open();
	}

	/** The same without asking whether it answers. */
	Session use(String address, String token, String namespace) {
		return use(this.cluster, address, token, namespace);
	}

	/** Connects a running console elsewhere, as a restart with other options would. */
	public static void switchTo(Cluster cluster, SimulatedCluster simulated, String namespace) {
		use((LiveCluster) cluster, simulated.address().toString(), simulated.token(), namespace).open();
	}

	/** Connects a running console to what a kubeconfig names, whatever is under way. */
	public static void switchTo(Cluster cluster, String kubeconfig, String namespace) {
		Kubeconfig parsed = Kubeconfig.parse(kubeconfig);
		use((LiveCluster) cluster,
				new Target(parsed.access(parsed.currentContext()), Connection.Source.KUBECONFIG, null, namespace))
			.open();
	}

	private static Session use(LiveCluster cluster, String address, String token, String namespace) {
		return use(cluster,
				new Target(Access.simulated(URI.create(address), token), Connection.Source.SIMULATED, null, namespace));
	}

	private static Session use(LiveCluster cluster, Target target) {
		var session = cluster.session(target, new WatchPace(Duration.ofSeconds(90), Duration.ofMinutes(5)));
		cluster.use(session, target.namespace());
		return session;
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
