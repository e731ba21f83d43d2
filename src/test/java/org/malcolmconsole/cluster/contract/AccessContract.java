package org.malcolmconsole.cluster.contract;

import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Version, discovery, who I am, what I may do, nodes, metrics, logs and commands. */
interface AccessContract {

	Api api();

	/** Writes lines into the log of one container, as if it had printed them. */
	void log(String namespace, String pod, String container, String... lines);

	@Test
	default void theServerSaysItsVersionAndThatItIsReady() {
		assertThat(api().get("/version").expect(200).text("/gitVersion")).matches("v1\\.\\d+\\.\\d+.*");
		assertThat(api().get("/version").text("/major")).isEqualTo("1");
		assertThat(api().get("/readyz").expect(200).body()).isEqualTo("ok");
	}

	@Test
	default void resourcesAreDiscoveredWithKindAndScope() {
		assertThat(api().get("/api").expect(200).json().at("/versions").toString()).contains("v1");
		assertThat(api().get("/apis").expect(200).json().at("/groups").findValuesAsString("name")).contains("apps",
				"networking.k8s.io", "storage.k8s.io", "authorization.k8s.io");
		resource("/api/v1", "pods", "Pod", true);
		resource("/api/v1", "nodes", "Node", false);
		resource("/api/v1", "namespaces", "Namespace", false);
		resource("/api/v1", "persistentvolumes", "PersistentVolume", false);
		resource("/api/v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
		resource("/apis/apps/v1", "deployments", "Deployment", true);
		resource("/apis/networking.k8s.io/v1", "ingresses", "Ingress", true);
		resource("/apis/networking.k8s.io/v1", "ingressclasses", "IngressClass", false);
		resource("/apis/storage.k8s.io/v1", "storageclasses", "StorageClass", false);
	}

	private void resource(String path, String name, String kind, boolean namespaced) {
		var found = api().get(path)
			.expect(200)
			.json()
			.at("/resources")
			.valueStream()
			.filter((resource) -> resource.at("/name").asString().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError(path + " has no " + name));
		assertThat(found.at("/kind").asString()).isEqualTo(kind);
		assertThat(found.at("/namespaced").asBoolean()).isEqualTo(namespaced);
		assertThat(found.at("/verbs").valueStream().map(JsonNode::asString)).contains("get", "list", "watch");
	}

	@Test
	default void theServerKnowsWhoIAmAndWhatIMay() {
		var me = api().post("/apis/authentication.k8s.io/v1/selfsubjectreviews", """
				{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""").expect(201);
		assertThat(me.text("/status/userInfo/username")).isNotEmpty();
		assertThat(me.json().at("/status/userInfo/groups").isArray()).isTrue();
		var may = api().post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
				"""
						{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"resourceAttributes":{"verb":"create","group":"apps","resource":"deployments","namespace":"default"}}}""")
			.expect(201);
		assertThat(may.json().at("/status/allowed").asBoolean()).isTrue();
		var rules = api().post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
				"""
						{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectRulesReview","spec":{"namespace":"default"}}""")
			.expect(201);
		assertThat(rules.json().at("/status/resourceRules").isArray()).isTrue();
	}

	@Test
	default void theClusterHasNodesClassesAndAnIdentity() {
		var nodes = api().get("/api/v1/nodes").expect(200).json().at("/items");
		assertThat(nodes.valueStream().map((node) -> node.at("/metadata/name").asString())).contains("node-1", "node-2",
				"node-3");
		var first = api().get("/api/v1/nodes/node-1").expect(200);
		assertThat(first.json().at("/status/conditions").findValuesAsString("type")).contains("Ready");
		assertThat(first.text("/status/capacity/cpu")).isNotEmpty();
		assertThat(first.text("/status/allocatable/memory")).isNotEmpty();
		assertThat(first.json().at("/status/addresses").findValuesAsString("type")).contains("InternalIP", "Hostname");
		assertThat(api().get("/apis/storage.k8s.io/v1/storageclasses/manual").expect(200).text("/volumeBindingMode"))
			.isEqualTo("Immediate");
		assertThat(api().get("/apis/networking.k8s.io/v1/ingressclasses/nginx").expect(200).text("/spec/controller"))
			.isEqualTo("k8s.io/ingress-nginx");
		assertThat(api().get("/api/v1/namespaces/kube-system").expect(200).text("/metadata/uid")).isNotEmpty();
	}

	@Test
	default void nodesAndPodsHaveMetrics() {
		var namespace = api().namespace();
		pod(namespace, "measured");
		var path = "/apis/metrics.k8s.io/v1beta1/namespaces/" + namespace + "/pods";
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.until(() -> api().get(path).status() == 200 && api().get(path).json().at("/items").size() == 1);
		var pod = api().get(path);
		assertThat(pod.text("/kind")).isEqualTo("PodMetricsList");
		assertThat(pod.text("/items/0/metadata/name")).isEqualTo("measured");
		assertThat(pod.json().at("/items/0/containers").findValuesAsString("name")).containsExactlyInAnyOrder("main",
				"side");
		assertThat(pod.text("/items/0/containers/0/usage/cpu")).matches("\\d+[num]?");
		assertThat(pod.text("/items/0/containers/0/usage/memory")).matches("\\d+(Ki|Mi)?");
		assertThat(pod.text("/items/0/timestamp")).isNotEmpty();
		assertThat(pod.text("/items/0/window")).isNotEmpty();
		var nodes = api().get("/apis/metrics.k8s.io/v1beta1/nodes").expect(200);
		assertThat(nodes.json().at("/items").size()).isGreaterThanOrEqualTo(3);
		assertThat(nodes.text("/items/0/usage/memory")).isNotEmpty();
	}

	private String pod(String namespace, String name) {
		var path = "/api/v1/namespaces/" + namespace + "/pods";
		api()
			.post(path,
					"""
							{"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s"},"spec":{"containers":[{"name":"main","image":"example.org/main:1"},{"name":"side","image":"example.org/side:1"}]}}"""
						.formatted(name))
			.expect(201);
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> api().get(path + "/" + name).text("/status/phase").equals("Running"));
		return path + "/" + name;
	}

	@Test
	default void aLogIsReadWholeByTailAndWithTimes() {
		var namespace = api().namespace();
		var log = pod(namespace, "talks") + "/log?container=main";
		log(namespace, "talks", "main", "one", "two", "three");
		var plain = api().get(log + "&tailLines=3").expect(200);
		assertThat(plain.type()).startsWith("text/plain");
		assertThat(plain.body()).isEqualTo("one\ntwo\nthree\n");
		assertThat(api().get(log + "&tailLines=1").body()).isEqualTo("three\n");
		assertThat(api().get(log + "&tailLines=0").body()).isEmpty();
		assertThat(api().get(log + "&tailLines=2&timestamps=true").body().lines())
			.allMatch((line) -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z (two|three)"));
	}

	@Test
	default void aLogIsReadFromATimeOn() {
		var namespace = api().namespace();
		var log = pod(namespace, "talks") + "/log?container=main";
		log(namespace, "talks", "main", "one", "two");
		assertThat(api().get(log + "&sinceTime=2100-01-01T00:00:00Z").expect(200).body()).isEmpty();
		assertThat(api().get(log + "&sinceTime=2020-01-01T00:00:00Z&tailLines=2").expect(200).body())
			.isEqualTo("one\ntwo\n");
	}

	@Test
	default void aFollowedLogGoesOn() throws Exception {
		var namespace = api().namespace();
		var log = pod(namespace, "talks") + "/log?container=main";
		log(namespace, "talks", "main", "one");
		var answer = api().open(log + "&follow=true&tailLines=1");
		assertThat(answer.statusCode()).isEqualTo(200);
		try (var lines = new java.io.BufferedReader(
				new java.io.InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
			assertThat(lines.readLine()).isEqualTo("one");
			log(namespace, "talks", "main", "two");
			assertThat(lines.readLine()).isEqualTo("two");
		}
	}

	@Test
	default void logsOfWhatIsNotThereAreRefused() {
		var namespace = api().namespace();
		var pod = pod(namespace, "talks");
		api().get("/api/v1/namespaces/" + namespace + "/pods/none/log").failure(404, "NotFound");
		var container = api().get(pod + "/log?container=none").failure(400, "BadRequest");
		assertThat(container.text("/message")).contains("container none is not valid for pod talks");
		var which = api().get(pod + "/log").failure(400, "BadRequest");
		assertThat(which.text("/message")).contains("a container name must be specified", "main", "side");
	}

	@Test
	default void aCommandRunsInAContainer() {
		var pod = pod(api().namespace(), "obeys");
		var output = new CopyOnWriteArrayList<String>();
		var socket = exec(pod, output, List.of("echo", "hello"));
		Awaitility.await().atMost(Api.PATIENCE).until(() -> output.stream().anyMatch((part) -> part.startsWith("3")));
		socket.abort();
		var text = output.stream()
			.filter((part) -> part.startsWith("1"))
			.map((part) -> part.substring(1))
			.reduce("", String::concat);
		assertThat(text).isEqualTo("hello\n");
		var status = output.stream().filter((part) -> part.startsWith("3")).findFirst().orElseThrow();
		assertThat(Api.JSON.readTree(status.substring(1)).at("/status").asString()).isEqualTo("Success");
	}

	private WebSocket exec(String pod, List<String> output, List<String> command) {
		var query = new StringBuilder("?container=main&stdout=true&stderr=true");
		command.forEach((part) -> query.append("&command=").append(part));
		// the first character is the channel: 1 output, 2 errors, 3 the end
		return api().webSocket(pod + "/exec" + query, "v4.channel.k8s.io",
				(channel, text) -> output.add(channel + text));
	}

}
