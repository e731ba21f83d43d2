package org.malcolmconsole.cluster.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.ExecRequest;
import org.malcolmconsole.cluster.LogRequest;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.connection.ConsoleCluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The console's own client works with the cluster as with any. */
interface ConsoleContract {

	Api api();

	/** The console's client, working in this namespace. */
	ConsoleCluster console(String namespace);

	private static Manifest map(String name, Object data) {
		return new Manifest(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata",
				Map.of("name", name, "labels", Map.of("app", name)), "data", data));
	}

	private static Manifest deployment(String name, int replicas) {
		return new Manifest(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "metadata", Map.of("name", name),
				"spec",
				Map.of("replicas", replicas, "selector", Map.of("matchLabels", Map.of("app", name)), "template", Map.of(
						"metadata", Map.of("labels", Map.of("app", name)), "spec",
						Map.of("containers", List.of(Map.of("name", "main", "image", "example.org/main:1")))))));
	}

	@Test
	default void theConsoleKnowsClusterItselfAndWhatItMay() {
		try (var console = console(api().namespace()).awaitFresh()) {
			var connection = console.cluster().connection();
			assertThat(connection.state()).isEqualTo(State.CONNECTED);
			assertThat(connection.version()).startsWith("v1.");
			assertThat(connection.uid()).isNotBlank();
			assertThat(connection.identity().username()).isNotBlank();
			assertThat(connection.permissions()).hasSizeGreaterThan(40).allMatch((permission) -> permission.allowed());
			assertThat(connection.storageClasses()).anyMatch((type) -> type.name().equals("manual"));
			assertThat(connection.ingressClasses()).anyMatch((type) -> type.name().equals("nginx") && type.isDefault());
			assertThat(connection.problem()).isNull();
		}
	}

	@Test
	default void theConsoleAppliesReadsListsChangesAndDeletes() {
		var namespace = api().namespace();
		try (var console = console(namespace)) {
			var cluster = console.cluster();
			assertThat(cluster.apply(map("one", Map.of("a", "1")), ApplyMode.DRY_RUN).created()).isTrue();
			var ref = new ObjectRef("v1", "ConfigMap", namespace, "one");
			assertThat(cluster.get(ref)).isEmpty();
			var made = cluster.apply(map("one", Map.of("a", "1")), ApplyMode.APPLY);
			assertThat(made.created()).isTrue();
			assertThat(made.object().namespace()).isEqualTo(namespace);
			assertThat(made.object().text("metadata", "managedFields", "0", "manager")).contains("malcolm-console");
			var again = cluster.apply(map("one", Map.of("a", "1")), ApplyMode.APPLY);
			assertThat(again.created()).isFalse();
			assertThat(again.object().resourceVersion()).isEqualTo(made.object().resourceVersion());
			cluster.apply(map("two", Map.of()), ApplyMode.APPLY);
			assertThat(cluster.list("v1", "ConfigMap", namespace, Map.of("app", ""))).extracting(Manifest::name)
				.containsExactly("one", "two");
			assertThat(cluster.list("v1", "ConfigMap", null, Map.of("app", "two"))).extracting(Manifest::ref)
				.contains(new ObjectRef("v1", "ConfigMap", namespace, "two"));
			assertThat(cluster.patch(ref, Map.of("data", Map.of("b", "2"))).texts("data")).containsEntry("b", "2");
			assertThatThrownBy(() -> cluster.delete(ref, "00000000-0000-0000-0000-000000000000"))
				.isInstanceOfSatisfying(ClusterException.class,
						(ex) -> assertThat(ex.reason()).isEqualTo(Reason.CONFLICT));
			assertThat(cluster.delete(ref, made.object().uid())).isTrue();
			assertThat(cluster.delete(ref, null)).isFalse();
		}
	}

	@Test
	default void theConsoleNamesTheManagerAndFieldOfAConflictAndCanForce() {
		var namespace = api().namespace();
		api().apply("/api/v1/namespaces/" + namespace + "/configmaps/one", "somebody", """
				{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one"},"data":{"a":"theirs"}}""").expect(201);
		try (var console = console(namespace)) {
			var ours = map("one", Map.of("a", "ours"));
			for (var mode : List.of(ApplyMode.APPLY, ApplyMode.DRY_RUN)) {
				assertThatThrownBy(() -> console.cluster().apply(ours, mode))
					.isInstanceOfSatisfying(ClusterException.class, (ex) -> {
						assertThat(ex.reason()).isEqualTo(Reason.FIELD_CONFLICT);
						assertThat(ex.conflicts())
							.containsExactly(new ClusterException.Conflict("somebody", ".data.a"));
						assertThat(ex).hasMessageContaining("somebody").hasMessageContaining(".data.a");
					});
			}
			assertThat(console.cluster().apply(ours, ApplyMode.DRY_RUN_FORCE).object().texts("data")).containsEntry("a",
					"ours");
			assertThat(console.cluster().apply(ours, ApplyMode.FORCE).object().texts("data")).containsEntry("a",
					"ours");
		}
	}

	@Test
	default void theConsoleSaysAtOnceWhatIsInvalid() {
		try (var console = console(api().namespace())) {
			var unknownField = deployment("bad", 1).with(1, "spec", "replicaz");
			assertThatThrownBy(() -> console.cluster().apply(unknownField, ApplyMode.APPLY))
				.isInstanceOfSatisfying(ClusterException.class, (ex) -> {
					assertThat(ex.reason()).isEqualTo(Reason.INVALID);
					assertThat(ex).hasMessageContaining("replicaz");
				});
			var unknownKind = map("one", Map.of()).with("Thing", "kind");
			assertThatThrownBy(() -> console.cluster().apply(unknownKind, ApplyMode.APPLY)).isInstanceOfSatisfying(
					ClusterException.class, (ex) -> assertThat(ex.reason()).isEqualTo(Reason.INVALID));
		}
	}

	@Test
	default void theConsoleSeesWhatHappensWithoutAsking() {
		var namespace = api().namespace();
		try (var console = console(namespace).awaitFresh()) {
			var cluster = console.cluster();
			var calls = new AtomicInteger();
			var end = cluster.onChange(calls::incrementAndGet);
			assertThat(cluster.snapshot().nodes()).extracting((node) -> node.metadata().name())
				.contains("node-1", "node-2", "node-3");
			assertThat(cluster.snapshot().namespace().phase()).isEqualTo("Active");
			cluster.apply(deployment("web", 2), ApplyMode.APPLY);
			Awaitility.await()
				.atMost(Api.PATIENCE)
				.until(() -> cluster.snapshot().deployments().stream().anyMatch(ClusterSnapshot.Deployment::settled));
			Awaitility.await()
				.atMost(Api.PATIENCE)
				.untilAsserted(() -> assertThat(cluster.snapshot().pods()).hasSize(2)
					.allSatisfy((pod) -> assertThat(pod.ready()).isTrue()));
			var pod = cluster.snapshot().pods().get(0);
			assertThat(pod.metadata().labels()).containsEntry("app", "web");
			assertThat(pod.node()).startsWith("node-");
			assertThat(pod.containers()).singleElement()
				.satisfies((container) -> assertThat(container.image()).isEqualTo("example.org/main:1"));
			assertThat(cluster.snapshot().replicaSets()).singleElement()
				.satisfies((set) -> assertThat(set.metadata().owners().get(0).name()).isEqualTo("web"));
			assertThat(cluster.snapshot().events()).isNotEmpty();
			Awaitility.await().atMost(Api.PATIENCE).until(() -> calls.get() > 0);
			end.run();
			cluster.delete(new ObjectRef("apps/v1", "Deployment", namespace, "web"), null);
			Awaitility.await().atMost(Api.PATIENCE).until(() -> cluster.snapshot().pods().isEmpty());
			assertThat(cluster.snapshot().deployments()).isEmpty();
			assertThat(cluster.snapshot().stale()).isFalse();
		}
	}

	@Test
	default void theConsoleReadsLogsAndRunsCommands() throws Exception {
		var namespace = api().namespace();
		try (var console = console(namespace).awaitFresh()) {
			var cluster = console.cluster();
			cluster.apply(deployment("web", 1), ApplyMode.APPLY);
			Awaitility.await()
				.atMost(Api.PATIENCE)
				.until(() -> cluster.snapshot().pods().stream().anyMatch(ClusterSnapshot.Pod::ready));
			var pod = cluster.snapshot().pods().get(0).metadata().name();
			log(namespace, pod, "main", "first", "second");
			try (var log = cluster.logs(new LogRequest(pod, "main", null, 2, false, false))) {
				assertThat(log.next().text()).isEqualTo("first");
				var second = log.next();
				assertThat(second.text()).isEqualTo("second");
				assertThat(second.timestamp()).isAfter(Instant.EPOCH);
				assertThat(log.next()).isNull();
			}
			var result = cluster.exec(new ExecRequest(pod, null, List.of("echo", "hello"), Duration.ofSeconds(30)));
			assertThat(result.output()).isEqualTo("hello\n");
			assertThat(result.exitCode()).isZero();
			var input = "first \u00e4\nsecond\n";
			var read = cluster
				.exec(new ExecRequest(pod, null, List.of("head", "-c", "16"), input + "more", Duration.ofSeconds(60)));
			assertThat(read.output()).isEqualTo(input);
			assertThatThrownBy(() -> cluster.logs(new LogRequest("none", null, null, null, false, false)))
				.isInstanceOfSatisfying(ClusterException.class,
						(ex) -> assertThat(ex.reason()).isEqualTo(Reason.NOT_FOUND));
		}
	}

	@Test
	default void aWaitingLogReaderEndsWhenItIsClosed() throws Exception {
		var namespace = api().namespace();
		try (var console = console(namespace).awaitFresh()) {
			var cluster = console.cluster();
			cluster.apply(deployment("web", 1), ApplyMode.APPLY);
			Awaitility.await()
				.atMost(Api.PATIENCE)
				.until(() -> cluster.snapshot().pods().stream().anyMatch(ClusterSnapshot.Pod::ready));
			var pod = cluster.snapshot().pods().get(0).metadata().name();
			log(namespace, pod, "main", "only");
			var log = cluster.logs(new LogRequest(pod, "main", null, 1, false, true));
			assertThat(log.next().text()).isEqualTo("only");
			var reader = new Thread(log::next);
			reader.start();
			Awaitility.await()
				.atMost(Api.PATIENCE)
				.until(() -> reader.getState() != Thread.State.NEW && reader.getState() != Thread.State.RUNNABLE);
			log.close();
			reader.join(Api.PATIENCE.toMillis());
			assertThat(reader.isAlive()).isFalse();
		}
	}

	/** Writes lines into the log of one container, as if it had printed them. */
	void log(String namespace, String pod, String container, String... lines);

}
