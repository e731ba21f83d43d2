package org.malcolmconsole.cluster.contract;

import java.util.List;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deployments make replica sets and pods, pods start or fail, claims bind, dependants go
 * with their owners.
 */
interface WorkloadContract {

	Api api();

	private static String deployment(String name, int replicas, String template) {
		return """
				{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%1$s"},"spec":{"replicas":%2$d,"selector":{"matchLabels":{"app":"%1$s"}},
				"template":{"metadata":{"labels":{"app":"%1$s"}%3$s},"spec":{"initContainers":[{"name":"first","image":"example.org/first:1"}],
				"containers":[{"name":"main","image":"example.org/main:1","ports":[{"containerPort":80}]}]}}}}"""
			.formatted(name, replicas, template);
	}

	private static String fault(String name) {
		return ",\"annotations\":{\"test/fault\":\"" + name + "\"}";
	}

	private static String apps(String namespace) {
		return "/apis/apps/v1/namespaces/" + namespace + "/deployments";
	}

	private static String pods(String namespace) {
		return "/api/v1/namespaces/" + namespace + "/pods";
	}

	private List<JsonNode> items(String path) {
		return api().get(path).expect(200).json().at("/items").valueStream().toList();
	}

	private JsonNode available(String path) {
		Awaitility.await().atMost(Api.PATIENCE).until(() -> {
			var json = api().get(path).expect(200).json();
			return json.at("/status/availableReplicas").asInt(0) == json.at("/spec/replicas").asInt()
					&& json.at("/status/updatedReplicas").asInt(0) == json.at("/spec/replicas").asInt()
					&& json.at("/status/replicas").asInt(0) == json.at("/spec/replicas").asInt()
					&& json.at("/status/observedGeneration").asLong(0) == json.at("/metadata/generation").asLong();
		});
		return api().get(path).json();
	}

	@Test
	default void aDeploymentBecomesAReplicaSetAndRunningPods() {
		var namespace = api().namespace();
		var path = apps(namespace);
		var made = api().post(path, deployment("web", 2, "")).expect(201);
		assertThat(made.json().at("/metadata/generation").asInt()).isEqualTo(1);
		assertThat(made.text("/spec/strategy/type")).isEqualTo("RollingUpdate");
		var settled = available(path + "/web");
		assertThat(settled.at("/status/readyReplicas").asInt()).isEqualTo(2);
		assertThat(settled.at("/status/conditions").findValuesAsString("type")).contains("Available", "Progressing");
		var sets = items("/apis/apps/v1/namespaces/" + namespace + "/replicasets");
		assertThat(sets).hasSize(1);
		var set = sets.get(0);
		assertThat(set.at("/metadata/ownerReferences/0/kind").asString()).isEqualTo("Deployment");
		assertThat(set.at("/metadata/ownerReferences/0/uid").asString()).isEqualTo(made.text("/metadata/uid"));
		assertThat(set.at("/metadata/ownerReferences/0/controller").asBoolean()).isTrue();
		var hash = set.at("/metadata/labels/pod-template-hash").asString();
		assertThat(set.at("/metadata/name").asString()).isEqualTo("web-" + hash);
		assertThat(items(pods(namespace))).hasSize(2).allSatisfy((pod) -> isRunning(pod, set, hash));
	}

	private static void isRunning(JsonNode pod, JsonNode set, String hash) {
		assertThat(pod.at("/metadata/name").asString()).startsWith("web-" + hash + "-");
		assertThat(pod.at("/metadata/ownerReferences/0/kind").asString()).isEqualTo("ReplicaSet");
		assertThat(pod.at("/metadata/ownerReferences/0/name").asString())
			.isEqualTo(set.at("/metadata/name").asString());
		assertThat(pod.at("/metadata/labels/app").asString()).isEqualTo("web");
		assertThat(pod.at("/spec/nodeName").asString()).startsWith("node-");
		assertThat(pod.at("/spec/serviceAccountName").asString()).isEqualTo("default");
		assertThat(pod.at("/status/phase").asString()).isEqualTo("Running");
		assertThat(pod.at("/status/podIP").asString()).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
		assertThat(pod.at("/status/hostIP").asString()).isNotEmpty();
		assertThat(pod.at("/status/conditions").findValuesAsString("type")).contains("Ready", "PodScheduled");
		assertThat(pod.at("/status/containerStatuses/0/ready").asBoolean()).isTrue();
		assertThat(pod.at("/status/containerStatuses/0/restartCount").asInt()).isZero();
		assertThat(pod.at("/status/containerStatuses/0/state/running/startedAt").asString()).isNotEmpty();
		assertThat(pod.at("/status/initContainerStatuses/0/state/terminated/reason").asString()).isEqualTo("Completed");
	}

	@Test
	default void aChangedTemplateRollsToANewReplicaSet() {
		var namespace = api().namespace();
		var path = apps(namespace);
		api().apply(path + "/web", "console", deployment("web", 1, "")).expect(201);
		available(path + "/web");
		var old = items(pods(namespace)).get(0).at("/metadata/name").asString();
		var changed = api().apply(path + "/web", "console", deployment("web", 1, ",\"annotations\":{\"hash\":\"2\"}"))
			.expect(200);
		assertThat(changed.json().at("/metadata/generation").asInt()).isEqualTo(2);
		available(path + "/web");
		Awaitility.await().atMost(Api.PATIENCE).until(() -> items(pods(namespace)).size() == 1);
		var pod = items(pods(namespace)).get(0);
		assertThat(pod.at("/metadata/name").asString()).isNotEqualTo(old);
		assertThat(pod.at("/metadata/annotations/hash").asString()).isEqualTo("2");
		assertThat(items("/apis/apps/v1/namespaces/" + namespace + "/replicasets")).hasSize(2)
			.extracting((set) -> set.at("/metadata/annotations/deployment.kubernetes.io~1revision").asString())
			.containsExactlyInAnyOrder("1", "2");
	}

	@Test
	default void aDeploymentThatIsScaledLosesOrGainsPods() {
		var namespace = api().namespace();
		var path = apps(namespace);
		api().post(path, deployment("web", 2, "")).expect(201);
		available(path + "/web");
		api().merge(path + "/web", "{\"spec\":{\"replicas\":0}}").expect(200);
		Awaitility.await().atMost(Api.PATIENCE).until(() -> items(pods(namespace)).isEmpty());
	}

	@Test
	default void aDeletedPodIsReplaced() {
		var namespace = api().namespace();
		var path = apps(namespace);
		api().post(path, deployment("web", 1, "")).expect(201);
		available(path + "/web");
		var old = items(pods(namespace)).get(0).at("/metadata/name").asString();
		var answer = api().delete(pods(namespace) + "/" + old, null).expect(200);
		assertThat(answer.text("/metadata/deletionTimestamp")).isNotEmpty();
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> items(pods(namespace)).stream()
				.map((pod) -> pod.at("/metadata/name").asString())
				.noneMatch(old::equals));
		available(path + "/web");
	}

	@Test
	default void podsFailInTheWaysThatTheirAnnotationSays() {
		var namespace = api().namespace();
		for (var fault : List.of("image-pull", "crash-loop", "out-of-memory", "never-ready")) {
			api().post(apps(namespace), deployment(fault, 1, fault(fault))).expect(201);
		}
		eventually(namespace, "image-pull",
				(status) -> assertThat(status.at("/state/waiting/reason").asString("")).isEqualTo("ImagePullBackOff"));
		eventually(namespace, "crash-loop", (status) -> {
			assertThat(status.at("/state/waiting/reason").asString("")).isEqualTo("CrashLoopBackOff");
			assertThat(status.at("/restartCount").asInt()).isPositive();
		});
		eventually(namespace, "out-of-memory", (status) -> {
			assertThat(status.at("/lastState/terminated/reason").asString("")).isEqualTo("OOMKilled");
			assertThat(status.at("/lastState/terminated/exitCode").asInt()).isEqualTo(137);
		});
		eventually(namespace, "never-ready", (status) -> assertThat(status.at("/state/running").isObject()).isTrue());
		for (var fault : List.of("image-pull", "crash-loop", "out-of-memory", "never-ready")) {
			assertThat(api().get(apps(namespace) + "/" + fault).json().at("/status/availableReplicas").asInt(0))
				.isZero();
		}
	}

	/** A kubelet tries for a moment before it gives a reason. */
	private void eventually(String namespace, String fault, Consumer<JsonNode> expectation) {
		Awaitility.await().atMost(Api.PATIENCE).untilAsserted(() -> {
			var status = items(pods(namespace) + "?labelSelector=app%3D" + fault).get(0)
				.at("/status/containerStatuses/0");
			assertThat(status.at("/ready").asBoolean(true)).isFalse();
			expectation.accept(status);
		});
	}

	@Test
	default void eventsSayWhatHappened() {
		var namespace = api().namespace();
		api().post(apps(namespace), deployment("web", 1, "")).expect(201);
		available(apps(namespace) + "/web");
		var path = "/api/v1/namespaces/" + namespace + "/events";
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> items(path).stream()
				.map((event) -> event.at("/reason").asString())
				.toList()
				.containsAll(List.of("ScalingReplicaSet", "SuccessfulCreate", "Scheduled")));
		var scaling = items(path + "?fieldSelector=involvedObject.kind%3DDeployment").get(0);
		assertThat(scaling.at("/involvedObject/name").asString()).isEqualTo("web");
		assertThat(scaling.at("/type").asString()).isEqualTo("Normal");
		assertThat(scaling.at("/message").asString()).isNotEmpty();
	}

	@Test
	default void dependantsGoInTheBackground() {
		var namespace = api().namespace();
		api().post(apps(namespace), deployment("web", 1, "")).expect(201);
		available(apps(namespace) + "/web");
		api().delete(apps(namespace) + "/web", propagation("Background")).expect(200);
		api().get(apps(namespace) + "/web").failure(404, "NotFound");
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> items(pods(namespace)).isEmpty()
					&& items("/apis/apps/v1/namespaces/" + namespace + "/replicasets").isEmpty());
	}

	@Test
	default void anOwnerWaitsForItsDependantsInTheForeground() {
		var namespace = api().namespace();
		api().post(apps(namespace), deployment("web", 1, "")).expect(201);
		available(apps(namespace) + "/web");
		var answer = api().delete(apps(namespace) + "/web", propagation("Foreground")).expect(200);
		assertThat(answer.json().at("/metadata/finalizers").toString()).contains("foregroundDeletion");
		Awaitility.await().atMost(Api.PATIENCE).until(() -> api().get(apps(namespace) + "/web").status() == 404);
		assertThat(items("/apis/apps/v1/namespaces/" + namespace + "/replicasets")).isEmpty();
	}

	@Test
	default void orphansStay() {
		var namespace = api().namespace();
		api().post(apps(namespace), deployment("web", 1, "")).expect(201);
		available(apps(namespace) + "/web");
		api().delete(apps(namespace) + "/web", propagation("Orphan")).expect(200);
		Awaitility.await().atMost(Api.PATIENCE).until(() -> api().get(apps(namespace) + "/web").status() == 404);
		var set = items("/apis/apps/v1/namespaces/" + namespace + "/replicasets").get(0);
		assertThat(set.at("/metadata/ownerReferences").isMissingNode()).isTrue();
	}

	private static String propagation(String policy) {
		return "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"" + policy + "\"}";
	}

	@Test
	default void aClaimBindsToAFittingVolume() {
		var namespace = api().namespace();
		var volume = Api.unique("volume");
		api()
			.post("/api/v1/persistentvolumes",
					"""
							{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"%s"},"spec":{"capacity":{"storage":"5Gi"},"accessModes":["ReadWriteMany"],
							"storageClassName":"manual","persistentVolumeReclaimPolicy":"Retain","claimRef":{"namespace":"%s","name":"data"},"hostPath":{"path":"/tmp/none"}}}"""
						.formatted(volume, namespace))
			.expect(201);
		var claims = "/api/v1/namespaces/" + namespace + "/persistentvolumeclaims";
		var made = api()
			.post(claims,
					"""
							{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteMany"],"storageClassName":"manual",
							"volumeName":"%s","resources":{"requests":{"storage":"2Gi"}}}}"""
						.formatted(volume))
			.expect(201);
		assertThat(made.text("/status/phase")).isEqualTo("Pending");
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> api().get(claims + "/data").text("/status/phase").equals("Bound"));
		assertThat(api().get(claims + "/data").text("/status/capacity/storage")).isEqualTo("5Gi");
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> api().get("/api/v1/persistentvolumes/" + volume).text("/status/phase").equals("Bound"));
		assertThat(api().get("/api/v1/persistentvolumes/" + volume).text("/spec/claimRef/uid"))
			.isEqualTo(made.text("/metadata/uid"));
		api().delete(claims + "/data", null).expect(200);
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> api().get("/api/v1/persistentvolumes/" + volume).text("/status/phase").equals("Released"));
		api().delete("/api/v1/persistentvolumes/" + volume, null).expect(200);
	}

	@Test
	default void aPodWaitsForAClaimThatDoesNotBind() {
		var namespace = api().namespace();
		api()
			.post("/api/v1/namespaces/" + namespace + "/persistentvolumeclaims",
					"""
							{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteMany"],"storageClassName":"manual",
							"resources":{"requests":{"storage":"7000Gi"}}}}""")
			.expect(201);
		api()
			.post(pods(namespace),
					"""
							{"apiVersion":"v1","kind":"Pod","metadata":{"name":"waits"},"spec":{"containers":[{"name":"main","image":"example.org/main:1","volumeMounts":[{"name":"data","mountPath":"/data"}]}],
							"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"data"}}]}}""")
			.expect(201);
		Awaitility.await()
			.atMost(Api.PATIENCE)
			.until(() -> api().get(pods(namespace) + "/waits").body().contains("Unschedulable"));
		var pod = api().get(pods(namespace) + "/waits");
		assertThat(pod.text("/status/phase")).isEqualTo("Pending");
		var scheduled = pod.json()
			.at("/status/conditions")
			.valueStream()
			.filter((condition) -> condition.at("/type").asString().equals("PodScheduled"))
			.findFirst()
			.orElseThrow();
		assertThat(scheduled.at("/status").asString()).isEqualTo("False");
		assertThat(scheduled.at("/message").asString()).contains("PersistentVolumeClaim");
	}

}
