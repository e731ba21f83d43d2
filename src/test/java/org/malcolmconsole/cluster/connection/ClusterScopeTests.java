package org.malcolmconsole.cluster.connection;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterPlace;
import org.malcolmconsole.cluster.ClusterScope;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.simulator.Simulator;
import org.malcolmconsole.simulator.SimulatorProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Work that is meant for one cluster, while others are connected. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterScopeTests {

	private final Simulator first = simulator();

	private final Simulator second = simulator();

	private final ConsoleCluster console = ConsoleCluster.simulated(this.first, "default").awaitFresh();

	private final Cluster cluster = this.console.cluster();

	private final ClusterScope scope = (ClusterScope) this.cluster;

	private final ClusterPlace home = this.cluster.connection().place().orElseThrow();

	private int count;

	private static Simulator simulator() {
		return Simulator.start(SimulatorProperties.fast(), Clock.systemUTC(), new SecureRandom());
	}

	@AfterEach
	void goHome() {
		this.console.switchTo(this.first, "default");
	}

	@AfterAll
	void stop() {
		this.console.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void aWriteAfterASwitchInTheMiddleIsRefusedAndTheOtherClusterGetsNothing() {
		ObjectRef made = ref();
		ObjectRef refused = ref();
		this.scope.within(this.home, () -> {
			this.cluster.apply(map(made), ApplyMode.FORCE);
			this.console.switchTo(this.second, "default");
			assertElsewhere(() -> this.cluster.apply(map(refused), ApplyMode.FORCE));
			assertElsewhere(() -> this.cluster.delete(made, null));
			assertElsewhere(() -> this.cluster.patch(made, Map.of("data", Map.of("a", "2"))));
			assertElsewhere(() -> this.cluster.get(made));
			assertElsewhere(() -> this.cluster.list("v1", "ConfigMap", "default", Map.of()));
		});
		assertThat(this.cluster.get(refused)).as("in the cluster that is connected now").isEmpty();
		goHome();
		assertThat(this.cluster.get(made)).isPresent();
		assertThat(this.cluster.get(refused)).isEmpty();
	}

	@Test
	void whatIsKnownInsideIsOfItsOwnClusterOnly() {
		this.console.awaitFresh();
		this.scope.within(this.home, () -> {
			assertThat(this.cluster.snapshot().stale()).isFalse();
			this.console.switchTo(this.second, "default");
			Awaitility.await().until(() -> outside(() -> !this.cluster.snapshot().stale()));
			assertThat(this.cluster.connection().state()).isEqualTo(State.UNREACHABLE);
			assertThat(this.cluster.connection().uid()).isEqualTo(this.home.uid());
			assertThat(this.cluster.connection().problem()).contains(this.home.words(),
					this.second.address().toString(), "cancel");
			assertThat(this.cluster.snapshot().stale()).isTrue();
			assertThat(this.cluster.snapshot().nodes()).isEmpty();
		});
	}

	@Test
	void workIsNotBegunElsewhere() {
		List<Runnable> elsewhere = List.of(() -> this.console.switchTo(this.second, "default"),
				() -> this.console.switchTo(this.first, "kube-system"));
		for (Runnable change : elsewhere) {
			change.run();
			assertElsewhere(() -> this.scope.within(this.home, () -> {
				throw new AssertionError("it was begun");
			}));
		}
	}

	@Test
	void theSameClusterAtAnotherAddressIsTheSame() {
		this.console.switchTo("http://localhost:" + this.first.address().getPort(), this.first.token(), "default");
		ObjectRef ref = ref();
		this.scope.within(this.home, () -> this.cluster.apply(map(ref), ApplyMode.FORCE));
		assertThat(this.cluster.get(ref)).isPresent();
	}

	@Test
	void aClusterThatDoesNotAnswerMayBeAnyAndGetsNothing() {
		this.console.use("http://127.0.0.1:1", "no token", "default");
		var unknown = new ClusterPlace(null, "http://127.0.0.1:1", "default");
		for (ClusterPlace place : List.of(this.home, unknown)) {
			assertThatThrownBy(() -> this.scope.within(place, () -> {
				throw new AssertionError("it was begun");
			})).isInstanceOfSatisfying(ClusterException.class,
					(ex) -> assertThat(ex.reason()).isEqualTo(Reason.UNREACHABLE));
		}
	}

	@Test
	void withoutAnUidTheAddressTells() {
		var place = new ClusterPlace(null, this.home.server(), "default");
		assertThat(place.same(this.home)).isTrue();
		assertThat(this.home.same(place)).isTrue();
		assertThat(place.same(new ClusterPlace("x", "https://another:6443", "default"))).isFalse();
		assertThat(this.home.same(new ClusterPlace("x", this.home.server(), "default"))).isFalse();
		this.scope.within(place, () -> assertThat(this.cluster.get(ref())).isEmpty());
	}

	@Test
	void otherThreadsAndLaterWorkAreFree() {
		this.scope.within(this.home, () -> this.console.switchTo(this.second, "default"));
		assertThat(this.cluster.get(ref())).isEmpty();
		assertThat(this.cluster.connection().connected()).isTrue();
	}

	private static <T> T outside(java.util.function.Supplier<T> question) {
		return java.util.concurrent.CompletableFuture.supplyAsync(question).join();
	}

	private static void assertElsewhere(Runnable call) {
		assertThatThrownBy(call::run).isInstanceOfSatisfying(ClusterException.class,
				(ex) -> assertThat(ex.reason()).isEqualTo(Reason.ELSEWHERE));
	}

	private ObjectRef ref() {
		return new ObjectRef("v1", "ConfigMap", "default", "map-" + ++this.count);
	}

	private static Manifest map(ObjectRef ref) {
		return new Manifest(Map.of("apiVersion", "v1", "kind", "ConfigMap")).with(ref.name(), "metadata", "name")
			.with("default", "metadata", "namespace")
			.with("1", "data", "a");
	}

}
