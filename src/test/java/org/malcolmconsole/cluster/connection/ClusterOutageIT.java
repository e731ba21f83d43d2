package org.malcolmconsole.cluster.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * An API server that dies, hangs, or is another one afterwards: nothing wrong is shown as
 * current.
 */
@Tag("control-plane")
class ClusterOutageIT {

	private static final ObjectRef MAP = new ObjectRef("v1", "ConfigMap", "default", "kube-root-ca.crt");

	@TempDir
	Path folder;

	private ControlPlane plane;

	private ConsoleCluster console;

	private Cluster cluster;

	@BeforeEach
	void start() {
		this.plane = ControlPlane.startedIn(this.folder.resolve("plane"));
		deployment("before");
		this.console = ConsoleCluster.connected(this.plane.kubeconfigFile(), "default").awaitFresh();
		this.cluster = this.console.cluster();
		await().until(() -> names().equals(List.of("before")));
	}

	@AfterEach
	void end() {
		this.console.close();
		this.plane.close();
	}

	@Test
	void aDeadApiServerIsSaidWithTheReasonAndAllIsWellWhenItIsBack() {
		var calls = new AtomicInteger();
		this.cluster.onChange(calls::incrementAndGet);
		this.plane.killApiServer();
		await().until(() -> this.cluster.snapshot().stale());
		var told = calls.get();
		await().until(() -> calls.get() > told);
		await().until(() -> this.cluster.connection().state() == State.UNREACHABLE);
		assertThat(this.cluster.connection().problem()).contains("does not answer", "connection was refused");
		assertThat(this.cluster.connection().version()).as("what was known stays").startsWith("v1.");
		var stale = this.cluster.snapshot();
		assertThat(stale.staleReason()).contains("does not answer");
		assertThat(stale.staleSince()).isAfterOrEqualTo(stale.asOf());
		assertThat(names()).containsExactly("before");
		assertThatThrownBy(() -> this.cluster.get(MAP)).isInstanceOfSatisfying(ClusterException.class, (ex) -> {
			assertThat(ex.reason()).isEqualTo(Reason.UNREACHABLE);
			assertThat(ex.temporary()).isTrue();
		});
		assertThat(this.cluster.usage()).isEmpty();
		assertThat(this.cluster.snapshot().staleSince()).as("counts from the beginning").isEqualTo(stale.staleSince());
		this.plane.startApiServer();
		this.plane.kubectl("delete", "deployment", "before", "--wait=false");
		deployment("after");
		await().until(() -> names().equals(List.of("after")) && !this.cluster.snapshot().stale());
		assertThat(this.cluster.connection().state()).isEqualTo(State.CONNECTED);
		assertThat(this.cluster.connection().problem()).isNull();
		assertThat(this.cluster.get(MAP)).isPresent();
	}

	@Test
	void aHangingApiServerHoldsNobodyUpForLong() {
		this.plane.signal("STOP", "kube-apiserver");
		try {
			var begin = Instant.now();
			assertThatThrownBy(() -> this.cluster.delete(MAP, "another")).isInstanceOf(ClusterException.class)
				.hasMessageContaining("does not answer");
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(40));
			await().until(() -> this.cluster.snapshot().stale());
		}
		finally {
			this.plane.signal("CONT", "kube-apiserver");
		}
		await().until(() -> !this.cluster.snapshot().stale());
		assertThat(names()).containsExactly("before");
	}

	@Test
	void anotherClusterInTheSamePlaceIsNoticedAndNothingOfTheFormerOneIsShown() {
		var uid = this.cluster.connection().uid();
		this.plane.replace();
		deployment("new");
		await().until(() -> {
			var now = this.cluster.snapshot();
			var names = now.deployments().stream().map((item) -> item.metadata().name()).toList();
			assertThat(now.stale() || !names.contains("before")).as("the former cluster's state as current").isTrue();
			return !now.stale() && names.equals(List.of("new"));
		});
		assertThat(this.cluster.connection().uid()).isNotEqualTo(uid);
		assertThat(this.cluster.snapshot().pods()).allMatch((pod) -> pod.metadata().name().startsWith("new"));
		assertThat(this.cluster.list("apps/v1", "Deployment", "default", Map.of())).hasSize(1);
	}

	private List<String> names() {
		return this.cluster.snapshot().deployments().stream().map((item) -> item.metadata().name()).toList();
	}

	private void deployment(String name) {
		this.plane.kubectl("create", "deployment", name, "--image", "example.org/main:1", "-n", "default");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(3));
	}

}
