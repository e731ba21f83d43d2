package org.malcolmconsole.deployment.acceptance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import org.malcolmconsole.controlplane.ControlPlane;
import org.malcolmconsole.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Malcolm started by people who may do what the connect page asks for and no more, or who
 * only administer one namespace.
 */
@Tag("control-plane")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=acceptance", "console.setup.password=Long-enough-for-a-test-1",
				"console.setup.api-token=" + ConsoleApi.TOKEN,
				"console.kubernetes.namespace=" + NamespaceAdministratorIT.NAMESPACE })
@DirtiesContext
class NamespaceAdministratorIT {

	static final String NAMESPACE = "shared";

	private static final ControlPlane PLANE = ControlPlane.running();

	@LocalServerPort
	int port;

	@Autowired
	Workspace workspace;

	private ConsoleApi api;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("console.kubernetes.kubeconfig", PLANE::guestKubeconfigFile);
	}

	@BeforeAll
	static void namespaceMadeBySomebodyElse() {
		PLANE.kubectl("create", "namespace", NAMESPACE);
	}

	@AfterAll
	static void clean() {
		unbind();
		PLANE.kubectl("delete", "namespace", NAMESPACE, "--ignore-not-found");
		PLANE.kubectl("delete", "pv", "-l", "app.kubernetes.io/instance=" + NAMESPACE);
	}

	@BeforeEach
	void connect() {
		this.api = new ConsoleApi(this.port);
		this.api.await("/api/v1/cluster", (cluster) -> cluster.get("state").asString().equals("connected"));
	}

	@Test
	@Order(1)
	void aRoleMadeOfTheListThatIsShownIsEnoughAndNothingElseIsNeeded() {
		FreshDirectory.prepare(this.workspace);
		grant(this.api.get("/api/v1/cluster").get("permissions"));
		awaitAllowed("persistentvolumes", "create", true);
		this.api.run("start", Map.of());
		this.api.awaitPhase("ready");
		JsonNode plan = this.api.get("/api/v1/plan");
		assertThat(plan.get("counts").get("create").asInt()).as(plan.toString()).isZero();
		assertThat(plan.get("counts").get("refused").asInt()).as(plan.toString()).isZero();
		this.api.run("restart", Map.of("services", java.util.List.of("freq")));
		this.api.run("stop", Map.of());
		this.api.awaitPhase("stopped");
	}

	@Test
	@Order(2)
	void anAdministratorOfTheNamespaceStartsStopsAndStartsAgain() {
		unbind();
		PLANE.kubectl("create", "rolebinding", "namespace-administrator", "--clusterrole=admin", "--user=guest", "-n",
				NAMESPACE);
		awaitAllowed("persistentvolumes", "get", false);
		this.api.run("start", Map.of());
		this.api.awaitPhase("ready");
		JsonNode plan = this.api.get("/api/v1/plan");
		assertThat(plan.get("counts").get("refused").asInt()).as(plan.toString()).isZero();
		assertThat(plan.get("counts").get("create").asInt()).as(plan.toString()).isZero();
		assertThat(plan.get("objects").valueStream().filter((one) -> kind(one).equals("PersistentVolume"))).isNotEmpty()
			.allSatisfy((volume) -> {
				assertThat(volume.get("action").asString()).isEqualTo("leave");
				assertThat(volume.get("note").asString()).contains("not allowed to read it");
			});
		JsonNode status = this.api.get("/api/v1/status");
		assertThat(status.get("nodes").size()).isZero();
		assertThat(status.get("pods").size()).isPositive();
		this.api.run("stop", Map.of());
		this.api.awaitPhase("stopped");
		JsonNode again = this.api.run("start", Map.of());
		assertThat(again.get("steps").get(1).get("detail").asString())
			.contains("not allowed to read them: PersistentVolume ");
		this.api.run("stop", Map.of());
	}

	@Test
	@Order(3)
	void whatIsNeededAndForbiddenIsNamedWithVerbAndResource() {
		unbind();
		PLANE.kubectl("create", "rolebinding", "looks", "--clusterrole=view", "--user=guest", "-n", NAMESPACE);
		awaitAllowed("deployments", "create", false);
		JsonNode refusal = this.api.post("/api/v1/operations", Map.of("type", "start"), 502);
		assertThat(refusal.get("detail").asString()).contains("not allowed", "cannot list resource \"secrets\"");
	}

	private static String kind(JsonNode object) {
		return object.get("kind").asString();
	}

	private void awaitAllowed(String resource, String verb, boolean allowed) {
		Awaitility.await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(1)).until(() -> {
			JsonNode permissions = this.api.get("/api/v1/cluster").get("permissions");
			return permissions.valueStream()
				.filter((one) -> one.get("resource").asString().equals(resource)
						&& one.get("verb").asString().equals(verb))
				.allMatch((one) -> one.get("allowed").asBoolean() == allowed);
		});
		this.api.await("/api/v1/status", (status) -> !status.hasNonNull("staleSince"));
	}

	/**
	 * Grants exactly what the list says: a role for each namespace, and one for the
	 * cluster.
	 */
	private static void grant(JsonNode permissions) {
		Map<String, Set<String>> rules = new LinkedHashMap<>();
		for (JsonNode one : permissions) {
			String namespace = one.hasNonNull("namespace") ? one.get("namespace").asString() : "";
			rules.computeIfAbsent(namespace, (name) -> new LinkedHashSet<>())
				.add("- {apiGroups: ['%s'], resources: ['%s'], verbs: ['%s']}".formatted(one.get("group").asString(),
						one.get("resource").asString(), one.get("verb").asString()));
		}
		rules.forEach((namespace,
				lines) -> PLANE.apply("""
						apiVersion: rbac.authorization.k8s.io/v1
						kind: %1$s
						metadata: {name: as-shown%3$s}
						rules:
						%2$s
						---
						apiVersion: rbac.authorization.k8s.io/v1
						kind: %1$sBinding
						metadata: {name: as-shown%3$s}
						roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %1$s, name: as-shown}
						subjects: [{kind: User, name: guest, apiGroup: rbac.authorization.k8s.io}]
						""".formatted(namespace.isEmpty() ? "ClusterRole" : "Role",
						lines.stream().collect(Collectors.joining("\n")),
						namespace.isEmpty() ? "" : ", namespace: " + namespace)));
	}

	private static void unbind() {
		PLANE.kubectl("delete", "clusterrolebinding,clusterrole", "as-shown", "--ignore-not-found");
		for (String namespace : Set.of(NAMESPACE, "kube-system")) {
			PLANE.kubectl("delete", "rolebinding,role", "as-shown", "-n", namespace, "--ignore-not-found");
		}
		PLANE.kubectl("delete", "rolebinding", "namespace-administrator", "looks", "-n", NAMESPACE,
				"--ignore-not-found");
	}

}
