package org.malcolmconsole.cluster.connection;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.controlplane.ControlPlane;
import org.malcolmconsole.controlplane.FreezingProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that stay open and carry nothing any more: what is shown is never said to
 * be newer than what was heard.
 */
@Tag("control-plane")
class FrozenConnectionIT {

	private static final Duration SILENCE = Duration.ofSeconds(8);

	private final ControlPlane plane = ControlPlane.running();

	@TempDir
	Path folder;

	private String namespace;

	private FreezingProxy proxy;

	private ConsoleCluster console;

	private Cluster cluster;

	@BeforeEach
	void connectThroughTheProxy() throws IOException {
		this.namespace = "frozen-" + Long.toString(System.nanoTime(), 36);
		this.plane.kubectl("create", "namespace", this.namespace);
		var server = Pattern.compile("https://127\\.0\\.0\\.1:(\\d+)").matcher(this.plane.kubeconfig());
		assertThat(server.find()).isTrue();
		this.proxy = FreezingProxy.before(Integer.parseInt(server.group(1)));
		var kubeconfig = this.folder.resolve("kubeconfig");
		Files.writeString(kubeconfig, server.replaceAll("https://127.0.0.1:" + this.proxy.port()));
		var properties = new ClusterProperties(kubeconfig, null, this.namespace, Path.of("target", "none"),
				URI.create("https://kubernetes.default.svc"), SILENCE, Duration.ofMinutes(5));
		this.console = new ConsoleCluster(properties, Path.of("target", "none"), null).awaitFresh();
		this.cluster = this.console.cluster();
		deploy("before");
		await().until(() -> shows("before", this.cluster.snapshot()));
	}

	@AfterEach
	void end() {
		this.console.close();
		this.proxy.close();
		this.plane.kubectl("delete", "namespace", this.namespace, "--wait=false");
	}

	@Test
	void aPodThatRunsIsNeverMissingInWhatIsSaidToBeCurrent() {
		this.proxy.freezeEstablished();
		findsWhatItMissed();
	}

	@Test
	void halfAnEventIsNoSignOfLife() {
		this.proxy.freezeAfter(100);
		findsWhatItMissed();
	}

	private void findsWhatItMissed() {
		var made = deploy("missed");
		var said = new AtomicBoolean();
		await().pollInterval(Duration.ofMillis(50)).until(() -> {
			var seen = this.cluster.snapshot();
			said.compareAndSet(false, seen.stale());
			assertThat(shows("missed", seen) || seen.asOf().isBefore(made))
				.as("said to be of %s, pod of %s, %s", seen.asOf(), made, seen.staleReason())
				.isTrue();
			return shows("missed", seen);
		});
		assertThat(said).as("it was said that changes may be missing").isTrue();
		await().until(() -> !this.cluster.snapshot().stale());
		await().until(() -> this.proxy.frozen() == 0);
		assertThat(watchers()).as("one reader a kind").hasSize(8).doesNotHaveDuplicates();
	}

	@Test
	void aNetworkThatSwallowsEverythingIsSaidUntilItAnswersAgain() {
		this.proxy.swallow();
		var swallowed = Instant.now();
		var made = deploy("missed");
		await().until(() -> this.cluster.connection().state() == State.UNREACHABLE);
		var stale = this.cluster.snapshot();
		assertThat(stale.stale()).isTrue();
		assertThat(stale.staleReason()).contains("does not answer");
		assertThat(stale.asOf()).isBefore(made);
		await().until(() -> Duration.between(swallowed, Instant.now()).compareTo(SILENCE.multipliedBy(2)) > 0);
		assertThat(this.cluster.snapshot().staleSince()).isEqualTo(stale.staleSince());
		assertThat(shows("missed", this.cluster.snapshot())).isFalse();
		this.proxy.serve();
		await().until(() -> shows("missed", this.cluster.snapshot()) && !this.cluster.snapshot().stale());
		await().until(() -> this.proxy.frozen() == 0);
		assertThat(watchers()).as("one reader a kind").hasSize(8).doesNotHaveDuplicates();
	}

	private static List<String> watchers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("cluster-watch-"))
			.toList();
	}

	private static boolean shows(String name, ClusterSnapshot snapshot) {
		return snapshot.pods().stream().anyMatch((pod) -> pod.metadata().name().startsWith(name + "-"));
	}

	/** Returns when its pod is there. */
	private Instant deploy(String name) {
		this.plane.kubectl("create", "deployment", name, "--image", "example.org/main:1", "-n", this.namespace);
		await().until(() -> !this.plane.kubectl("get", "pods", "-l", "app=" + name, "-o", "name", "-n", this.namespace)
			.isBlank());
		return Instant.now();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(3));
	}

}
