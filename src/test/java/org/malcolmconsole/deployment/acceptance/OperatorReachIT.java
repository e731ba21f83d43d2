package org.malcolmconsole.deployment.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The token of an operator, at a console that may do everything in a real cluster,
 * changes nothing outside of Malcolm's namespace and nothing that gives it more rights.
 */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=acceptance", "console.setup.password=Long-enough-for-a-test-1",
				"console.setup.api-token=" + ConsoleApi.TOKEN,
				"console.kubernetes.namespace=" + OperatorReachIT.NAMESPACE })
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorReachIT {

	static final String NAMESPACE = "operator-reach";

	private static final ControlPlane PLANE = ControlPlane.running();

	/** What changes by itself, and what is no object that somebody wrote. */
	private static final Set<String> RESTLESS = Set.of("events", "events.events.k8s.io", "leases.coordination.k8s.io",
			"componentstatuses", "endpoints", "endpointslices.discovery.k8s.io", "nodes",
			"ipaddresses.networking.k8s.io");

	private static final Set<String> RIGHTS = Set.of("Role", "RoleBinding", "ServiceAccount", "Secret", "Deployment",
			"StatefulSet", "DaemonSet", "Job", "CronJob", "NetworkPolicy");

	private static final String BINDING = "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: mallory}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}, subjects: [{kind: ServiceAccount, name: default, namespace: "
			+ NAMESPACE + "}]}";

	private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: mallory, namespace: " + NAMESPACE
			+ "}, spec: {hostPID: true, containers: [{name: a, image: a, securityContext: {privileged: true}, volumeMounts: [{name: h, mountPath: /h}]}], volumes: [{name: h, hostPath: {path: /}}]}}";

	@LocalServerPort
	int port;

	private ConsoleApi admin;

	private ConsoleApi operator;

	private long powerful;

	private Map<String, JsonNode> outside;

	private Map<String, JsonNode> rights;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("console.kubernetes.kubeconfig", PLANE::kubeconfigFile);
	}

	@BeforeAll
	void startMalcolm() {
		this.admin = new ConsoleApi(this.port);
		Awaitility.await()
			.atMost(java.time.Duration.ofMinutes(2))
			.until(() -> !"unreachable".equals(this.admin.get("/api/v1/status").get("phase").asString()));
		this.admin.post("/api/v1/credentials/missing",
				Map.of("administrator", Map.of("username", "analyst", "password", "Grey-lantern-42")), 200);
		this.admin.put("/api/v1/storage", Map.of("kind", "host-path", "path", "/srv/operator-reach"));
		this.admin.put("/api/v1/ingress", Map.of("yaml", BINDING + "\n---\n" + POD));
		this.powerful = this.admin.get("/api/v1/revisions?limit=1").get("revisions").get(0).get("number").asLong();
		this.admin.put("/api/v1/ingress", Map.of("kind", "nginx"));
		PLANE.apply("{apiVersion: v1, kind: Namespace, metadata: {name: operator-neighbour}}");
		PLANE.apply("{apiVersion: v1, kind: Secret, metadata: {name: theirs, namespace: operator-neighbour}}");
		this.admin.run("start", Map.of());
		String token = this.admin.post("/api/v1/tokens", Map.of("name", "reach", "role", "operator"), 201)
			.get("secret")
			.asString();
		this.operator = this.admin.as(token);
		this.outside = objects(false);
		this.rights = objects(true);
	}

	Stream<Attempt> attempts() {
		return Stream.of(
				manifests().flatMap((text) -> Stream.of(Attempt.put("/api/v1/ingress", Map.of("yaml", text)),
						Attempt.put("/api/v1/storage", Map.of("yaml", claims() + "\n---\n" + text)))),
				storage(), settings(), operations(), others())
			.flatMap((all) -> all);
	}

	@ParameterizedTest
	@Order(1)
	@MethodSource("attempts")
	void anOperatorIsRefused(Attempt attempt) {
		long before = revision();
		int status = this.operator.attempt(attempt.method(), attempt.path(), attempt.body());
		assertThat(status).as(attempt.toString()).isIn(400, 403, 404, 422);
		assertThat(revision()).isEqualTo(before);
	}

	@Test
	@Order(2)
	void anOperatorDoesNotBringBackWhatAnAdministratorTookAway() {
		assertThat(this.operator.attempt("POST", "/api/v1/revisions/%d/restore".formatted(this.powerful), Map.of()))
			.isEqualTo(403);
	}

	@Test
	@Order(3)
	void whatAnOperatorAppliesStaysInMalcolmsNamespace() {
		this.operator.put("/api/v1/ingress", Map.of("kind", "nginx", "host", "malcolm.example.org"));
		this.operator.run("apply", Map.of());
		assertThat(PLANE.kubectl("-n", NAMESPACE, "get", "ingress", "-o", "jsonpath={..host}"))
			.isEqualTo("malcolm.example.org");
		assertThat(objects(false)).isEqualTo(this.outside);
		assertThat(objects(true)).isEqualTo(this.rights);
	}

	@Test
	@Order(4)
	void whatAnOperatorStopsLeavesEverythingElse() {
		this.operator.run("stop", Map.of());
		assertThat(objects(false)).isEqualTo(this.outside);
		this.admin.finish("/api/v1/operations/"
				+ this.admin.post("/api/v1/operations", Map.of("type", "wipe", "confirm", NAMESPACE), 202)
					.get("id")
					.asString());
		PLANE.kubectl("delete", "namespace", "operator-neighbour");
	}

	private static Stream<String> manifests() {
		return Stream.of(BINDING, POD, "{apiVersion: v1, kind: List, items: [" + BINDING + "]}",
				"{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: [" + POD + "]}]}",
				BINDING.replace("ClusterRoleBinding", "clusterrolebinding"),
				namespaced("rbac.authorization.k8s.io/v1", "RoleBinding",
						"roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}, subjects: [{kind: User, name: guest, apiGroup: rbac.authorization.k8s.io}]"),
				namespaced("rbac.authorization.k8s.io/v1", "Role",
						"rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]"),
				namespaced("v1", "ServiceAccount", "automountServiceAccountToken: true"),
				namespaced("v1", "Secret",
						"type: kubernetes.io/service-account-token, stringData: {kubernetes.io/service-account.name: default}"),
				namespaced("v1", "Service", "spec: {type: ExternalName, externalName: evil.example}"),
				namespaced("v1", "Service",
						"spec: {selector: {name: nginx-proxy-deployment}, externalIPs: [10.1.1.1], ports: [{port: 443}]}"),
				namespaced("v1", "Service", "spec: {selector: {name: opensearch-deployment}, ports: [{port: 9200}]}"),
				"{apiVersion: v1, kind: Service, metadata: {name: mallory, namespace: kube-system}, spec: {selector: {name: nginx-proxy-deployment}, ports: [{port: 443}]}}",
				"{apiVersion: v1, kind: ConfigMap, metadata: {name: mallory, namespace: operator-neighbour}, data: {a: b}}",
				"{apiVersion: v1, kind: Secret, metadata: {name: theirs, namespace: operator-neighbour}, stringData: {a: b}}",
				"{apiVersion: v1, kind: Namespace, metadata: {name: operator-neighbour, labels: {pod-security.kubernetes.io/enforce: privileged}}}",
				"{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: mallory}, spec: {controller: evil.example/a}}",
				"{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: malcolm-a, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}, provisioner: kubernetes.io/no-provisioner}",
				"{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: malcolm-b}, provisioner: evil.example, parameters: {csi.storage.k8s.io/provisioner-secret-name: theirs}}",
				"{apiVersion: v1, kind: PersistentVolume, metadata: {name: mallory}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteMany], hostPath: {path: /}}}",
				"{apiVersion: v1, kind: PersistentVolume, metadata: {name: mallory}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteMany], csi: {driver: a, volumeHandle: b, nodeStageSecretRef: {name: theirs, namespace: operator-neighbour}}}}",
				"{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: as.evil.example}}",
				"{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: mallory}, webhooks: []}",
				"{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.evil.example}}",
				namespaced("networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {}, ingress: [{}]}"),
				namespaced("networking.k8s.io/v1", "Ingress",
						"spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: opensearch, port: {number: 9200}}}}]}}]}"),
				"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: mallory, namespace: " + NAMESPACE
						+ ", annotations: {nginx.ingress.kubernetes.io/server-snippet: x}}}",
				"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: mallory, namespace: " + NAMESPACE
						+ ", finalizers: [evil.example/a]}}",
				namespaced("apps/v1", "DaemonSet", "spec: {}"), namespaced("batch/v1", "CronJob", "spec: {}"));
	}

	private static Stream<Attempt> storage() {
		return Stream.of("/", "/etc", "/var/lib/kubelet", "/srv/../etc", "/root", "/var/run/docker.sock")
			.map((path) -> Attempt.put("/api/v1/storage", Map.of("kind", "host-path", "path", path)));
	}

	private static Stream<Attempt> settings() {
		return Stream
			.of(Stream
				.of("{\"auth_mode\":\"none\"}", "{\"auth_mode\":\"ldap\"}", "{\"process_uid\":\"0\"}",
						"{\"opensearch_local\":false,\"opensearch_primary_url\":\"https://a:b@evil.example\"}")
				.flatMap((body) -> Stream.of("PATCH", "PUT")
					.map((method) -> new Attempt(method, "/api/v1/settings", tree(body)))),
					Stream
						.of("{\"process.env\":{\"LD_PRELOAD\":\"/tmp/a.so\"}}",
								"{\"opensearch.env\":{\"plugins.security.disabled\":\"true\"}}",
								"{\"logstash.env\":{\"LS_JAVA_OPTS\":\"-javaagent:/tmp/a.jar\"}}",
								"{\"auth-common.env\":{\"NGINX_BASIC_AUTH\":\"no_authentication\"}}",
								"{\"netbox.env\":{\"REMOTE_AUTH_SUPERUSERS\":\"mallory\"}}")
						.map((body) -> new Attempt("PATCH", "/api/v1/env-files", tree(body))))
			.flatMap((all) -> all);
	}

	private static Stream<Attempt> operations() {
		return Stream.of("{\"type\":\"stop\",\"options\":{\"deleteNamespace\":true}}",
				"{\"type\":\"stop\",\"options\":{\"deleteNamespace\":true},\"confirm\":\"" + NAMESPACE + "\"}",
				"{\"type\":\"stop\",\"options\":{\"deleteNamespace\":true,\"reclaimPersistentVolumes\":true},\"confirm\":\""
						+ NAMESPACE + "\"}",
				"{\"type\":\"stop\",\"options\":{\"reclaimPersistentVolumes\":true}}",
				"{\"type\":\"stop\",\"options\":{\"deleteNamespace\":\"true\"}}",
				"{\"type\":\"stop\",\"options\":{\"deletenamespace\":true}}",
				"{\"type\":\"stop\",\"options\":{\"deleteNamespace\":null}}",
				"{\"type\":\"Stop\",\"options\":{\"deleteNamespace\":true}}",
				"{\"type\":\"wipe\",\"confirm\":\"" + NAMESPACE + "\"}",
				"{\"type\":\"WIPE\",\"confirm\":\"" + NAMESPACE + "\"}",
				"{\"type\":\"start\",\"options\":{\"adopt\":true}}",
				"{\"type\":\"apply\",\"options\":{\"adopt\":true}}")
			.map((body) -> new Attempt("POST", "/api/v1/operations", tree(body)));
	}

	private static Stream<Attempt> others() {
		return Stream.of(Attempt.put("/api/v1/cluster", Map.of("namespace", "kube-system")),
				new Attempt("POST", "/api/v1/tokens", Map.of("name", "more", "role", "administrator")),
				new Attempt("POST", "/api/v1/credentials/administrator",
						Map.of("username", "mallory", "password", "Grey-lantern-43")),
				new Attempt("POST", "/api/v1/credentials/remote-opensearch",
						Map.of("instance", "primary", "username", "a", "password", "b")));
	}

	private static String claims() {
		return Stream.of("pcap", "zeek", "suricata", "config", "runtime-logs", "opensearch", "opensearch-backup")
			.map((name) -> "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name
					+ "-claim, namespace: " + NAMESPACE
					+ "}, spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}}")
			.collect(Collectors.joining("\n---\n"));
	}

	private static String namespaced(String apiVersion, String kind, String rest) {
		return "{apiVersion: %s, kind: %s, metadata: {name: mallory, namespace: %s}, %s}".formatted(apiVersion, kind,
				NAMESPACE, rest);
	}

	private long revision() {
		return this.admin.get("/api/v1/revisions?limit=1").get("revisions").get(0).get("number").asLong();
	}

	/**
	 * Everything outside of Malcolm's namespace, or what gives rights inside of it, as
	 * somebody wrote it.
	 */
	private static Map<String, JsonNode> objects(boolean inside) {
		String types = PLANE.kubectl("api-resources", "--verbs=list", "-o", "name")
			.lines()
			.map(String::strip)
			.filter((type) -> !RESTLESS.contains(type) && !type.contains("kwok") && !type.contains("metrics.k8s.io"))
			.collect(Collectors.joining(","));
		Map<String, JsonNode> objects = new TreeMap<>();
		for (JsonNode item : tree(PLANE.kubectl("get", types, "-A", "-o", "json")).get("items")) {
			JsonNode metadata = item.get("metadata");
			boolean own = metadata.path("namespace").asString("").equals(NAMESPACE);
			if (inside ? own && RIGHTS.contains(item.get("kind").asString()) : !own) {
				objects.put("%s %s %s".formatted(item.get("kind").asString(), metadata.path("namespace").asString(""),
						metadata.get("name").asString()), written((ObjectNode) item));
			}
		}
		assertThat(objects).hasSizeGreaterThan(20);
		return objects;
	}

	private static JsonNode written(ObjectNode object) {
		object.remove("status");
		ObjectNode metadata = (ObjectNode) object.get("metadata");
		metadata.remove(List.of("managedFields", "resourceVersion", "generation"));
		if (metadata.get("annotations") instanceof ObjectNode annotations) {
			annotations.remove("deployment.kubernetes.io/revision");
		}
		return object;
	}

	private static JsonNode tree(String json) {
		return JsonMapper.shared().readTree(json);
	}

	record Attempt(String method, String path, Object body) {

		static Attempt put(String path, Object body) {
			return new Attempt("PUT", path, body);
		}

	}

}
