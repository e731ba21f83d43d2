package org.malcolmconsole.deployment.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Start, status, second start, changed setting, stop, start again: one life of Malcolm,
 * through REST.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StartStopContract {

	private static final Map<String, String> KINDS = Map.of("ConfigMap", "v1", "Secret", "v1", "Service", "v1",
			"PersistentVolumeClaim", "v1", "Deployment", "apps/v1", "Ingress", "networking.k8s.io/v1");

	@LocalServerPort
	int port;

	@Autowired
	Cluster cluster;

	@Autowired
	Workspace workspace;

	ConsoleApi api;

	@BeforeEach
	void connect() {
		this.api = new ConsoleApi(this.port);
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> !"unreachable".equals(this.api.get("/api/v1/status").get("phase").asString()));
	}

	@Test
	@Order(1)
	void aDirectoryThatLacksThingsIsRefusedWithAllOfThemAndNothingIsApplied() {
		JsonNode refusal = this.api.post("/api/v1/operations", Map.of("type", "start"), 422);
		assertThat(refusal.get("errors").size()).isGreaterThan(10);
		assertThat(refusal.toString()).contains("nginx/htpasswd", "pcap-claim");
		assertThat(this.api.get("/api/v1/plan").get("problems").size()).isEqualTo(refusal.get("errors").size());
		assertThat(namespace()).isEmpty();
		assertThat(this.api.get("/api/v1/status").get("phase").asString()).isEqualTo("stopped");
	}

	@Test
	@Order(2)
	void thePlanOfAFirstStartCreatesEverything() {
		this.api.post("/api/v1/credentials/missing",
				Map.of("administrator", Map.of("username", "analyst", "password", "Grey-lantern-42")), 200);
		this.api.put("/api/v1/storage", Map.of("kind", "host-path", "path", "/srv/malcolm"));
		this.api.put("/api/v1/ingress", Map.of("kind", "nginx"));
		JsonNode plan = this.api.get("/api/v1/plan");
		assertThat(plan.get("counts").get("create").asInt()).as(plan.toString()).isEqualTo(104);
		assertThat(plan.get("counts").get("conflict").asInt()).isZero();
		assertThat(namespace()).isEmpty();
	}

	@Test
	@Order(3)
	void aStartMakesTheObjectsOfTheOriginalAndEndsReady() throws IOException {
		JsonNode operation = this.api.run("start", Map.of());
		assertThat(operation.get("steps").valueStream().map((step) -> step.get("id").asString()))
			.containsExactly("namespace", "storage", "configuration", "workloads", "ingress", "ready");
		assertThat(operation.get("steps").get(5).get("done").asInt()).isEqualTo(22);
		this.api.awaitPhase("ready");
		JsonNode facts = facts();
		assertThat(names("Deployment")).isEqualTo(texts(facts.get("deployment")));
		assertThat(names("Service")).isEqualTo(texts(facts.get("service")));
		assertThat(names("Ingress")).isEqualTo(texts(facts.get("ingress")));
		assertThat(names("PersistentVolumeClaim")).isEqualTo(texts(facts.get("pvc")));
		Map<String, Set<String>> maps = keys("ConfigMap");
		maps.remove("kube-root-ca.crt");
		assertThat(maps).isEqualTo(keys(facts.get("configmap")));
		Map<String, Set<String>> secrets = keys(facts.get("secret"));
		secrets.get("logstash-certs").removeAll(Set.of("ca.key", "client.conf", "server.conf"));
		assertThat(keys("Secret")).isEqualTo(secrets);
	}

	@Test
	@Order(4)
	void theStatusShowsNodesPodsServicesAndAddresses() {
		JsonNode status = this.api.await("/api/v1/status",
				(now) -> now.get("pods").valueStream().allMatch((pod) -> pod.get("ready").asBoolean()));
		assertThat(status.get("services").size()).isEqualTo(22);
		assertThat(status.get("pods").size()).isEqualTo(22);
		assertThat(status.get("nodes").size()).isPositive();
		assertThat(status.get("urls").valueStream().map((page) -> page.get("url").asString()))
			.allMatch((url) -> url.startsWith("https://"))
			.hasSizeGreaterThan(3);
		JsonNode pod = status.get("pods").get(0);
		assertThat(pod.get("state").asString()).isEqualTo("Running");
		assertThat(pod.get("kind").asString()).isEqualTo("ReplicaSet");
		assertThat(pod.get("image").asString()).doesNotContain("ghcr.io/");
		assertThat(pod.get("age").asString()).matches("\\d+[smhd].*");
	}

	@Test
	@Order(5)
	void aSecondStartWritesNothing() {
		this.api.await("/api/v1/plan", (plan) -> plan.get("counts").get("change").asInt() == 0);
		Map<String, String> before = versions();
		assertThat(this.api.get("/api/v1/plan").get("counts").get("create").asInt()).isZero();
		this.api.run("start", Map.of());
		assertThat(versions()).isEqualTo(before);
	}

	@Test
	@Order(6)
	void aChangedSettingRollsExactlyTheDeploymentsThatReadIt() {
		Map<String, String> before = versions();
		String file = new String(this.workspace.read().file("config/filebeat.env").orElseThrow(),
				StandardCharsets.UTF_8);
		this.workspace.commit(Change.by("acceptance", "a changed setting")
			.put("config/filebeat.env", (file + "FILEBEAT_NEW=1\n").getBytes(StandardCharsets.UTF_8)));
		JsonNode plan = this.api.get("/api/v1/plan");
		assertThat(texts(plan.get("rolls"))).containsExactly("filebeat");
		assertThat(plan.get("counts").get("change").asInt()).isEqualTo(2);
		this.api.run("apply", Map.of());
		Map<String, String> after = versions();
		after.keySet().removeIf((ref) -> after.get(ref).equals(before.get(ref)));
		assertThat(after.keySet()).containsExactly("ConfigMap malcolm/filebeat-env",
				"Deployment malcolm/filebeat-deployment");
	}

	@Test
	@Order(7)
	void aRestartReplacesThePodsOfTheNamedServicesOnly() {
		Set<String> before = pods();
		this.api.run("restart", Map.of("services", List.of("freq")));
		Set<String> gone = new TreeSet<>(before);
		gone.removeAll(pods());
		assertThat(gone).allMatch((pod) -> pod.startsWith("freq-deployment-")).hasSize(1);
		JsonNode refusal = this.api.post("/api/v1/operations",
				Map.of("type", "restart", "options", Map.of("services", List.of("nothing"))), 422);
		assertThat(refusal.get("detail").asString()).contains("nothing");
	}

	@Test
	@Order(8)
	void aStopLeavesClaimsAndWhatBelongsToOthers() {
		foreign().forEach((manifest) -> this.cluster.apply(manifest, ApplyMode.APPLY));
		Map<String, String> before = uids("PersistentVolumeClaim");
		Map<ObjectRef, Optional<String>> others = new TreeMap<>(java.util.Comparator.comparing(ObjectRef::toString));
		foreign().forEach((manifest) -> others.put(manifest.ref(), uid(manifest.ref())));
		this.api.run("stop", Map.of());
		this.api.awaitPhase("stopped");
		assertThat(uids("PersistentVolumeClaim")).isEqualTo(before).hasSize(7);
		others.forEach((ref, uid) -> assertThat(uid(ref)).as(ref.toString()).isPresent().isEqualTo(uid));
		assertThat(names("Deployment")).containsExactly("somebody-elses", "with-our-labels");
		assertThat(names("ConfigMap")).containsOnly("somebody-elses", "kube-root-ca.crt");
		assertThat(names("Secret")).containsOnly("somebody-elses");
		assertThat(names("Service")).isEmpty();
		assertThat(names("Ingress")).isEmpty();
		assertThat(namespace()).isPresent();
		assertThat(pods()).allMatch((pod) -> pod.startsWith("somebody-elses") || pod.startsWith("with-our-labels"));
	}

	@Test
	@Order(9)
	void aSecondStopChangesNothing() {
		this.api.run("stop", Map.of());
		assertThat(versions("PersistentVolumeClaim")).hasSize(7);
	}

	@Test
	@Order(10)
	void anObjectOfSomebodyElseWithANameOfOursIsNotOverwritten() {
		Manifest theirs = object("v1", "ConfigMap", "arkime-env").with("theirs", "data", "WHOSE");
		this.cluster.apply(theirs, ApplyMode.APPLY);
		JsonNode refusal = this.api.post("/api/v1/operations", Map.of("type", "start"), 409);
		assertThat(refusal.get("detail").asString()).contains("ConfigMap malcolm/arkime-env", "adopt");
		assertThat(names("Deployment")).containsExactly("somebody-elses", "with-our-labels");
	}

	@Test
	@Order(11)
	void startAgainAdoptsWhenToldSoAndASettingSavedMeanwhileIsTheNextAppliesAlone() {
		String operation = this.api.begin("start", Map.of("adopt", true));
		this.api.await(operation, (now) -> now.get("steps").get(3).get("state").asString().equals("succeeded"));
		long revision = this.workspace.current().number();
		String file = new String(this.workspace.read().file("config/filebeat.env").orElseThrow(),
				StandardCharsets.UTF_8);
		this.workspace.commit(Change.by("acceptance", "a setting saved between workloads and ready")
			.put("config/filebeat.env", (file + "FILEBEAT_NEWER=1\n").getBytes(StandardCharsets.UTF_8)));
		assertThat(this.api.get(operation).has("finishedAt")).isFalse();
		JsonNode target = this.api.finish(operation).get("target");
		assertThat(target.get("revision").asLong()).isEqualTo(revision);
		assertThat(target.get("namespace").asString()).isEqualTo("malcolm");
		assertThat(target.get("cluster").asString()).isEqualTo(this.cluster.connection().uid());
		this.api.awaitPhase("ready");
		assertThat(texts(this.api.get("/api/v1/plan").get("rolls"))).as("is the next apply's")
			.containsExactly("filebeat");
		assertThat(keys("ConfigMap").get("arkime-env")).doesNotContain("WHOSE");
		assertThat(names("Deployment")).hasSize(24);
	}

	@Test
	@Order(20)
	void wipeNeedsConfirmationAndRemovesNamespaceAndVolumes() {
		this.api.post("/api/v1/operations", Map.of("type", "wipe"), 422);
		JsonNode wiped = this.api.post("/api/v1/operations", Map.of("type", "wipe", "confirm", "malcolm"), 202);
		this.api.finish("/api/v1/operations/" + wiped.get("id").asString());
		assertThat(namespace()).isEmpty();
		assertThat(this.cluster.list("v1", "PersistentVolume", null, Map.of())).isEmpty();
		this.api.awaitPhase("stopped");
	}

	private List<Manifest> foreign() {
		Manifest deployment = new Manifest(JsonMapper.shared()
			.readValue(
					"""
							{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "somebody-elses", "namespace": "malcolm"},
							"spec": {"replicas": 1, "selector": {"matchLabels": {"app": "x"}}, "template": {"metadata": {"labels":
							{"app": "x"}}, "spec": {"containers": [{"name": "x", "image": "example.org/x:1"}]}}}}
							""",
					MAP));
		Manifest copied = deployment.with("with-our-labels", "metadata", "name")
			.with(Map.of("app.kubernetes.io/managed-by", "malcolm-console", "app.kubernetes.io/instance", "malcolm"),
					"metadata", "labels");
		return List.of(object("v1", "ConfigMap", "somebody-elses"), object("v1", "Secret", "somebody-elses"),
				deployment, copied);
	}

	private static final tools.jackson.core.type.TypeReference<Map<String, Object>> MAP = new tools.jackson.core.type.TypeReference<>() {
	};

	private static Manifest object(String apiVersion, String kind, String name) {
		return new Manifest(Map.of("apiVersion", apiVersion, "kind", kind)).with(name, "metadata", "name")
			.with("malcolm", "metadata", "namespace");
	}

	private Optional<Manifest> namespace() {
		return this.cluster.get(new ObjectRef("v1", "Namespace", null, "malcolm"));
	}

	private Optional<String> uid(ObjectRef ref) {
		return this.cluster.get(ref).map(Manifest::uid);
	}

	private Set<String> pods() {
		Set<String> names = new TreeSet<>();
		this.cluster.list("v1", "Pod", "malcolm", Map.of())
			.stream()
			.filter((pod) -> pod.text("metadata", "deletionTimestamp").isEmpty())
			.forEach((pod) -> names.add(pod.name()));
		return names;
	}

	private List<Manifest> list(String kind) {
		return this.cluster.list(KINDS.get(kind), kind, "malcolm", Map.of());
	}

	private Set<String> names(String kind) {
		Set<String> names = new TreeSet<>();
		list(kind).forEach((object) -> names.add(object.name()));
		return names;
	}

	private Map<String, Set<String>> keys(String kind) {
		Map<String, Set<String>> keys = new TreeMap<>();
		list(kind).forEach((object) -> {
			Set<String> all = new TreeSet<>(object.texts("data").keySet());
			all.addAll(object.texts("binaryData").keySet());
			keys.put(object.name(), all);
		});
		return keys;
	}

	/** Resource version of every object of the namespace. */
	Map<String, String> versions() {
		Map<String, String> versions = new TreeMap<>();
		KINDS.keySet().forEach((kind) -> versions.putAll(versions(kind)));
		return versions;
	}

	private Map<String, String> uids(String kind) {
		Map<String, String> uids = new TreeMap<>();
		list(kind).forEach((object) -> uids.put(object.name(), object.uid()));
		return uids;
	}

	private Map<String, String> versions(String kind) {
		Map<String, String> versions = new TreeMap<>();
		list(kind)
			.forEach((object) -> versions.put(object.ref().toString(), object.uid() + " " + object.resourceVersion()));
		return versions;
	}

	private static JsonNode facts() throws IOException {
		try (InputStream in = StartStopContract.class.getResourceAsStream("/malcolm/23.07.1/start-objects.json")) {
			return JsonMapper.shared().readTree(in);
		}
	}

	private static Set<String> texts(JsonNode list) {
		Set<String> texts = new TreeSet<>();
		list.forEach((text) -> texts.add(text.asString()));
		return texts;
	}

	private static Map<String, Set<String>> keys(JsonNode objects) {
		Map<String, Set<String>> keys = new TreeMap<>();
		objects.propertyStream().forEach((entry) -> keys.put(entry.getKey(), texts(entry.getValue())));
		return keys;
	}

}
