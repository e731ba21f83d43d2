package org.malcolmconsole.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the simulated cluster does beyond the contract, seen by the usual client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorIT {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Simulator simulator = Simulator.start(SimulatorProperties.fast(), Clock.systemUTC(),
			new SecureRandom());

	private final KubernetesClient client = client(this.simulator.address(), this.simulator.token());

	private int count;

	private String namespace = "";

	@BeforeEach
	void newNamespace() {
		this.namespace = "n" + ++this.count;
		apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: %s}".formatted(this.namespace));
	}

	@AfterAll
	void stop() {
		this.client.close();
		this.simulator.close();
	}

	@Test
	void listensOnLoopbackOnlyForThoseWhoKnowTheToken() throws IOException, InterruptedException {
		assertThat(this.simulator.address().getHost()).isEqualTo("127.0.0.1");
		for (String authorization : List.of("Bearer ", "Bearer wrong", "Basic " + this.simulator.token())) {
			HttpResponse<String> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(this.simulator.address().resolve("/api/v1/secrets"))
					.header("Authorization", authorization)
					.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(answer.body()).contains("Unauthorized").doesNotContain(this.simulator.token());
		}
	}

	@Test
	void aPodWaitsForItsConfigurationAndSaysWhichIsMissing() {
		deployment("web", "RollingUpdate", "[{name: main, image: 'x:1', envFrom: [{configMapRef: {name: settings}}]}]");
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			var waiting = pod("web").getStatus().getContainerStatuses().get(0).getState().getWaiting();
			assertThat(waiting.getReason()).isEqualTo("CreateContainerConfigError");
			assertThat(waiting.getMessage()).isEqualTo("configmap \"settings\" not found");
		});
		apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {A: '1'}");
		awaitReady("web");
	}

	@Test
	void aClaimOfTheDefaultClassGetsAVolumeThatGoesWithIt() {
		apply("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n"
				+ "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.client.persistentVolumeClaims()
				.inNamespace(this.namespace)
				.withName("data")
				.get()
				.getStatus()
				.getPhase()
				.equals("Bound"));
		var claim = this.client.persistentVolumeClaims().inNamespace(this.namespace).withName("data").get();
		assertThat(claim.getSpec().getStorageClassName()).isEqualTo("standard");
		var volume = this.client.persistentVolumes().withName(claim.getSpec().getVolumeName());
		assertThat(volume.get().getStatus().getPhase()).isEqualTo("Bound");
		this.client.persistentVolumeClaims().inNamespace(this.namespace).withName("data").delete();
		Awaitility.await().atMost(PATIENCE).until(() -> volume.get() == null);
	}

	@Test
	void aClaimInUseStaysUntilItsPodsAreGone() {
		apply("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n"
				+ "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}");
		deployment("web", "Recreate", "[{name: main, image: 'x:1', volumeMounts: [{name: d, mountPath: /d}]}], "
				+ "volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]");
		awaitReady("web");
		var claim = this.client.persistentVolumeClaims().inNamespace(this.namespace).withName("data");
		claim.delete();
		assertThat(claim.get().getMetadata().getDeletionTimestamp()).isNotNull();
		assertThat(pods("web")).hasSize(1);
		this.client.apps().deployments().inNamespace(this.namespace).withName("web").delete();
		Awaitility.await().atMost(PATIENCE).until(() -> claim.get() == null);
	}

	@Test
	void recreateNeverRunsTwoPodsAtOnce() {
		deployment("web", "Recreate", "[{name: main, image: 'x:1'}]");
		awaitReady("web");
		String old = pod("web").getMetadata().getName();
		deployment("web", "Recreate", "[{name: main, image: 'x:2'}]");
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
			List<Pod> pods = pods("web");
			assertThat(pods).hasSizeLessThanOrEqualTo(1);
			return pods.size() == 1 && !pods.get(0).getMetadata().getName().equals(old);
		});
		awaitReady("web");
	}

	@Test
	void theWayOfAPodIsToldInEvents() {
		deployment("web", "RollingUpdate", "[{name: main, image: 'x:1'}]");
		awaitReady("web");
		String name = pod("web").getMetadata().getName();
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.client.v1().events().inNamespace(this.namespace).list().getItems())
				.filteredOn((event) -> event.getInvolvedObject().getName().equals(name))
				.extracting(Event::getReason)
				.contains("Scheduled", "Pulling", "Pulled", "Created", "Started"));
	}

	@Test
	void readinessIsDelayedByItsAnnotation() {
		apply(deploymentYaml("web", "RollingUpdate", "[{name: main, image: 'x:1'}]")
			.replace("labels: {app: web}}, spec", "labels: {app: web}, annotations: {test/ready-after: 2s}}, spec"));
		awaitReady("web");
		var status = pod("web").getStatus();
		Instant started = Instant.parse(status.getContainerStatuses().get(0).getState().getRunning().getStartedAt());
		var ready = status.getConditions()
			.stream()
			.filter((condition) -> condition.getType().equals("Ready"))
			.findFirst()
			.orElseThrow();
		assertThat(Duration.between(started, Instant.parse(ready.getLastTransitionTime())).toSeconds())
			.isGreaterThanOrEqualTo(2);
	}

	@Test
	void aCrashedContainerHasAFormerLog() {
		apply(deploymentYaml("web", "RollingUpdate", "[{name: main, image: 'x:1'}]").replace(
				"labels: {app: web}}, spec",
				"labels: {app: web}, annotations: {test/fault: crash-loop, test/log-lines: '10'}}, spec"));
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> !pods("web").isEmpty() && pod("web").getStatus().getContainerStatuses().size() == 1
					&& pod("web").getStatus().getContainerStatuses().get(0).getRestartCount() > 0);
		String log = this.client.pods()
			.inNamespace(this.namespace)
			.withName(pod("web").getMetadata().getName())
			.terminated()
			.getLog();
		assertThat(log.lines()).contains("line 000001 of main", "line 000010 of main");
	}

	@Test
	void logsAreCutByBytesAndSeconds() {
		apply("apiVersion: v1\nkind: Pod\nmetadata: {name: talks, annotations: {test/log-lines: '1000'}}\n"
				+ "spec: {containers: [{name: main, image: 'x:1'}]}");
		var pod = this.client.pods().inNamespace(this.namespace).withName("talks");
		Awaitility.await().atMost(PATIENCE).until(() -> pod.get().getStatus().getPhase().equals("Running"));
		assertThat(pod.limitBytes(25).getLog()).isEqualTo("line 000001 of main\nline ");
		assertThat(pod.getLog().lines().filter((line) -> line.startsWith("line "))).hasSize(1000)
			.isSorted()
			.doesNotHaveDuplicates();
		assertThat(pod.sinceSeconds(3600).getLog().lines()).contains("line 000001 of main");
	}

	@Test
	void commandsSeeFilesAndVariablesAndEndWithTheirCode()
			throws InterruptedException, ExecutionException, TimeoutException {
		apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {greeting: hello, file.txt: 'content'}");
		apply("apiVersion: v1\nkind: Pod\nmetadata: {name: obeys}\nspec: {containers: [{name: main, image: 'x:1', "
				+ "envFrom: [{configMapRef: {name: settings}}], volumeMounts: [{name: v, mountPath: /etc/settings}]}], "
				+ "volumes: [{name: v, configMap: {name: settings}}]}");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.client.pods()
				.inNamespace(this.namespace)
				.withName("obeys")
				.get()
				.getStatus()
				.getPhase()
				.equals("Running"));
		assertThat(run("cat", "/etc/settings/file.txt")).isEqualTo("0:content");
		assertThat(run("printenv", "greeting")).isEqualTo("0:hello\n");
		assertThat(run("head", "-c", "3", "/etc/settings/file.txt")).isEqualTo("0:con");
		assertThat(run("ls", "/etc/settings")).isEqualTo("0:file.txt\ngreeting\n");
		assertThat(run("false")).isEqualTo("1:");
		assertThat(run("sh", "-c", "echo before; exit 7")).isEqualTo("7:before\n");
		assertThat(run("cat", "/none")).isEqualTo("1:");
	}

	@Test
	void aWatchGoesOnAfterTheServerWasAway() {
		apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: before}");
		try (var informer = this.client.configMaps().inNamespace(this.namespace).inform()) {
			Awaitility.await().atMost(PATIENCE).until(informer::hasSynced);
			URI address = this.simulator.address();
			this.simulator.silence();
			Awaitility.await().atMost(PATIENCE).until(() -> !informer.isWatching());
			assertThatExceptionOfType(KubernetesClientException.class)
				.isThrownBy(() -> this.client.namespaces().withName("default").get());
			this.simulator.listen();
			assertThat(this.simulator.address()).isEqualTo(address);
			apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: after}");
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(informer.getStore().list())
					.extracting((HasMetadata object) -> object.getMetadata().getName())
					.contains("before", "after"));
		}
	}

	private String run(String... command) throws InterruptedException, ExecutionException, TimeoutException {
		var out = new java.io.ByteArrayOutputStream();
		try (var exec = this.client.pods()
			.inNamespace(this.namespace)
			.withName("obeys")
			.writingOutput(out)
			.writingError(new java.io.ByteArrayOutputStream())
			.exec(command)) {
			int code = exec.exitCode().get(60, TimeUnit.SECONDS);
			return code + ":" + out;
		}
	}

	private void deployment(String name, String strategy, String containers) {
		apply(deploymentYaml(name, strategy, containers));
	}

	private static String deploymentYaml(String name, String strategy, String containers) {
		return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: %1$s}\nspec: {strategy: {type: %2$s}, selector: {matchLabels: {app: %1$s}}, template: {metadata: {labels: {app: %1$s}}, spec: {containers: %3$s}}}"
			.formatted(name, strategy, containers);
	}

	private void awaitReady(String name) {
		this.client.apps()
			.deployments()
			.inNamespace(this.namespace)
			.withName(name)
			.waitUntilReady(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	private List<Pod> pods(String name) {
		return this.client.pods().inNamespace(this.namespace).withLabel("app", name).list().getItems();
	}

	private Pod pod(String name) {
		return pods(name).get(0);
	}

	private void apply(String yaml) {
		HasMetadata object = (HasMetadata) this.client.getKubernetesSerialization().unmarshal(yaml);
		(object.getKind().equals("Namespace") ? this.client.resource(object)
				: this.client.resource(object).inNamespace(this.namespace))
			.fieldManager("console")
			.forceConflicts()
			.serverSideApply();
	}

	private static KubernetesClient client(URI address, String token) {
		Config config = new ConfigBuilder(Config.empty()).withMasterUrl(address.toString())
			.withOauthToken(token)
			.withRequestRetryBackoffLimit(0)
			.build();
		return new KubernetesClientBuilder().withConfig(config).build();
	}

}
