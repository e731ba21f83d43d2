package org.malcolmconsole.deployment.acceptance;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.controlplane.ControlPlane;
import org.malcolmconsole.workspace.Workspace;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two real API servers: what was asked for on the first never goes on in the second, and
 * goes on when the first is back.
 */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=acceptance", "console.setup.password=Long-enough-for-a-test-1",
				"console.setup.api-token=" + ConsoleApi.TOKEN,
				"console.kubernetes.namespace=" + ControlPlaneTwoClustersIT.NAMESPACE })
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ControlPlaneTwoClustersIT {

	static final String NAMESPACE = "two-clusters";

	private static final ControlPlane FIRST = ControlPlane.running();

	@TempDir
	static Path folder;

	private static ControlPlane second;

	@LocalServerPort
	int port;

	@Autowired
	Cluster cluster;

	@Autowired
	Workspace workspace;

	private ConsoleApi api;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("console.kubernetes.kubeconfig", FIRST::kubeconfigFile);
	}

	@BeforeAll
	static void startTheSecond() {
		second = ControlPlane.startedIn(folder.resolve("second"));
		second.apply("""
				apiVersion: v1
				kind: PersistentVolume
				metadata: {name: of-somebody-else}
				spec:
				  capacity: {storage: 1Gi}
				  accessModes: [ReadWriteMany]
				  persistentVolumeReclaimPolicy: Retain
				  claimRef: {namespace: two-clusters, name: theirs}
				  hostPath: {path: /srv/theirs}
				""");
	}

	@AfterAll
	static void endTheSecond() {
		second.close();
	}

	@BeforeEach
	void open() {
		this.api = new ConsoleApi(this.port);
		Awaitility.await().until(() -> this.cluster.connection().connected());
	}

	@Test
	@Order(1)
	void aStartAskedForOnOneClusterWritesNothingIntoAnother() {
		FreshDirectory.prepare(this.workspace);
		String operation = this.api.begin("start", Map.of());
		this.api.await(operation, (now) -> now.get("steps").get(2).get("done").asInt() > 3);
		ConsoleCluster.switchTo(this.cluster, second.kubeconfig(), NAMESPACE);
		JsonNode waiting = awaitWaiting(operation, (reason) -> reason.contains("belongs to namespace " + NAMESPACE));
		assertThat(waiting.get("target").get("cluster").asString()).isEqualTo(uid(FIRST));
		assertThat(waiting.get("waitingFor").get(0).get("reason").asString()).contains(uid(FIRST), uid(second));
		assertThat(second.kubectl("get", "namespace", NAMESPACE, "--ignore-not-found")).isBlank();
		refuseElsewhere(operation);
		this.api.put("/api/v1/cluster", Map.of("kubeconfig", FIRST.kubeconfig(), "namespace", NAMESPACE));
		JsonNode end = this.api.finish(operation);
		assertThat(
				end.get("objects").valueStream().filter((object) -> object.get("kind").asString().equals("Deployment")))
			.hasSize(22)
			.allMatch((object) -> object.get("result").asString().equals("created"));
		assertThat(second.kubectl("get", "namespace", NAMESPACE, "--ignore-not-found")).isBlank();
	}

	private void refuseElsewhere(String operation) {
		for (Map<String, String> elsewhere : java.util.List.of(
				Map.of("kubeconfig", second.kubeconfig(), "namespace", NAMESPACE),
				Map.of("kubeconfig", FIRST.kubeconfig(), "namespace", "another"))) {
			JsonNode refusal = this.api.put("/api/v1/cluster", elsewhere, 409);
			assertThat(operation).endsWith(refusal.get("operation").asString());
			assertThat(refusal.get("detail").asString()).contains("start", NAMESPACE, "cancel");
		}
	}

	@Test
	@Order(2)
	void aWipeConfirmedOnOneClusterNeverGoesOnInAnother() {
		this.api.put("/api/v1/cluster", Map.of("kubeconfig", ofAccount(), "namespace", NAMESPACE));
		FIRST.kubectl("-n", NAMESPACE, "create", "configmap", "held");
		FIRST.kubectl("-n", NAMESPACE, "patch", "configmap", "held", "--type", "merge", "-p",
				"{\"metadata\":{\"finalizers\":[\"example.org/held\"]}}");
		String operation = "/api/v1/operations/"
				+ this.api.post("/api/v1/operations", Map.of("type", "wipe", "confirm", NAMESPACE), 202)
					.get("id")
					.asString();
		this.api.await(operation, (now) -> now.get("waitingFor").valueStream().anyMatch(what("namespace")));
		FIRST.kubectl("-n", "default", "delete", "serviceaccount", "console");
		awaitWaiting(operation, (reason) -> reason.contains("does not accept the credential"));
		ConsoleCluster.switchTo(this.cluster, second.kubeconfig(), NAMESPACE);
		awaitWaiting(operation, (reason) -> reason.contains("belongs to namespace " + NAMESPACE));
		FIRST.kubectl("-n", NAMESPACE, "patch", "configmap", "held", "--type", "merge", "-p",
				"{\"metadata\":{\"finalizers\":null}}");
		awaitWaiting(operation, (reason) -> reason.contains("belongs to namespace " + NAMESPACE));
		assertThat(volumes(second)).isEqualTo("of-somebody-else");
		this.api.put("/api/v1/cluster", Map.of("kubeconfig", FIRST.kubeconfig(), "namespace", NAMESPACE));
		this.api.finish(operation);
		assertThat(FIRST.kubectl("get", "namespace", NAMESPACE, "--ignore-not-found")).isBlank();
		assertThat(FIRST.kubectl("get", "persistentvolumes", "-o", "name")).doesNotContain("pcap-volume");
		assertThat(volumes(second)).isEqualTo("of-somebody-else");
	}

	private static Predicate<JsonNode> what(String service) {
		return (waiting) -> waiting.get("service").asString().equals(service);
	}

	private JsonNode awaitWaiting(String operation, Predicate<String> reason) {
		return this.api.await(operation, (now) -> now.get("state").asString().equals("waiting")
				&& reason.test(now.get("waitingFor").get(0).get("reason").asString()));
	}

	/** The kubeconfig of a service account that may do everything. */
	private static String ofAccount() {
		FIRST.kubectl("-n", "default", "create", "serviceaccount", "console");
		FIRST.kubectl("create", "clusterrolebinding", "console-of-two-clusters", "--clusterrole", "cluster-admin",
				"--serviceaccount", "default:console");
		String token = FIRST.kubectl("-n", "default", "create", "token", "console").strip();
		return FIRST.kubeconfig().replaceFirst("token: [^}\\s]+", "token: " + token);
	}

	private static String uid(ControlPlane plane) {
		return plane.kubectl("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
	}

	private static String volumes(ControlPlane plane) {
		return plane.kubectl("get", "persistentvolumes", "-o", "jsonpath={.items[*].metadata.name}");
	}

}
