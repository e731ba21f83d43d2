package org.malcolmconsole.deployment.rollout;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.malcolmconsole.deployment.inventory.Inventories;
import org.malcolmconsole.deployment.inventory.Inventory;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.deployment.target.Pinning;
import org.malcolmconsole.deployment.target.Pinnings;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.release.EnvRules;
import org.malcolmconsole.release.FileRules;
import org.malcolmconsole.release.MalcolmService;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.workspace.MemoryWorkspace;

/**
 * A Malcolm of two services in one namespace, started and stopped without a console
 * around it.
 */
final class SmallInstallation {

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	final Cluster cluster;

	final MemoryWorkspace workspace;

	final Blueprint blueprint;

	final Inventory inventory;

	final Rollout rollout;

	final RecordedProgress progress = new RecordedProgress();

	private final Pinning pinning;

	private final Remainder remainder;

	private final Removal removal;

	SmallInstallation(Cluster cluster, DataSource database) {
		this.cluster = cluster;
		this.workspace = new MemoryWorkspace(release(), files());
		this.blueprint = Pinnings.blueprint(this.workspace, cluster);
		this.pinning = Pinnings.of(this.blueprint, cluster);
		JdbcClient client = JdbcClient.create(database);
		this.inventory = Inventories.on(client);
		this.rollout = new Rollout(cluster, this.inventory);
		this.remainder = new Remainder(cluster, this.blueprint, this.pinning, this.inventory);
		this.removal = new Removal(cluster, this.inventory);
	}

	static DataSource database() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		Flyway.configure().dataSource(database).load().migrate();
		return database;
	}

	/** Applies everything, stage by stage. */
	void start() {
		for (Stage stage : Stage.values()) {
			apply(stage);
		}
	}

	void apply(Stage stage) {
		this.rollout.apply(desired().objects(stage), this.progress);
	}

	DesiredState desired() {
		return this.blueprint.read().sound();
	}

	/** Runs all steps of a stop that gives up after so long. */
	void stop(Duration patience) {
		run(false, patience);
	}

	void wipe(Duration patience) {
		run(true, patience);
	}

	private void run(boolean wipe, Duration patience) {
		var properties = new RolloutProperties(Duration.ofMinutes(1), patience);
		var ending = new Ending(this.cluster, this.remainder, this.inventory, properties, Clock.systemUTC());
		var handler = new StopHandler(wipe, this.pinning, this.cluster, this.remainder, this.removal, ending);
		OperationRequest request = OperationRequest.of(handler.type(), Map.of(), null);
		OperationTarget target = this.pinning.pinWithoutDirectory();
		for (OperationStep step : handler.steps(request)) {
			var running = new OperationStep(step.id(), step.title(), StepState.RUNNING, 0, 0, null, Instant.now(),
					null);
			handler.run(step.id(),
					new Operation("1", handler.type(), OperationState.RUNNING, "ada", null, Map.of(), target,
							Instant.now(), Instant.now(), null, List.of(running), List.of(), null, false),
					this.progress);
		}
	}

	Manifest live(String apiVersion, String kind, String name) {
		return this.cluster.get(ref(apiVersion, kind, name)).orElse(null);
	}

	ObjectRef ref(String apiVersion, String kind, String name) {
		return new ObjectRef(apiVersion, kind, this.cluster.namespace(), name);
	}

	/** Applies an object as somebody else would. */
	Manifest somebody(String json) {
		Manifest manifest = new Manifest(JsonMapper.shared().readValue(json, MAP));
		return this.cluster.apply(manifest.with(this.cluster.namespace(), "metadata", "namespace"), ApplyMode.APPLY)
			.object();
	}

	/** What Helm does to an object that it takes for its own. */
	void relabel(String apiVersion, String kind, String name) {
		this.cluster.patch(ref(apiVersion, kind, name),
				Map.of("metadata", Map.of("labels", Map.of("app.kubernetes.io/managed-by", "Helm"))));
	}

	void finalizers(String apiVersion, String kind, String name, String... finalizers) {
		this.cluster.patch(ref(apiVersion, kind, name), Map.of("metadata", Map.of("finalizers", List.of(finalizers))));
	}

	private static Release release() {
		return new Release("1.0", "example.org/", "malcolm", List.of(service("arkime"), service("zeek")), List.of(),
				new FileRules(true, true, true), new EnvRules("config", "K8S_SECRET", List.of("no")), List.of(),
				List.of(), List.of(), new Release.Columns(List.of(), List.of()), List.of(), List.of(), List.of());
	}

	private static MalcolmService service(String name) {
		return new MalcolmService(name, "Does " + name, "Search", name + "-deployment", name + ".yml", null);
	}

	private static Map<String, byte[]> files() {
		Map<String, byte[]> files = new TreeMap<>();
		files.put("config/arkime.env", "MANAGE_PCAP_FILES=false\n".getBytes(StandardCharsets.UTF_8));
		files.put("kubernetes/01-volumes.yml", """
				apiVersion: v1
				kind: PersistentVolumeClaim
				metadata: {name: pcap-claim, namespace: malcolm}
				spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
				""".getBytes(StandardCharsets.UTF_8));
		files.put("kubernetes/07-arkime.yml", ("""
				apiVersion: v1
				kind: Service
				metadata: {name: arkime, namespace: malcolm}
				spec: {selector: {name: arkime-deployment}, ports: [{port: 8005}]}
				---
				""" + deployment("arkime")).getBytes(StandardCharsets.UTF_8));
		files.put("kubernetes/10-zeek.yml", deployment("zeek").getBytes(StandardCharsets.UTF_8));
		return files;
	}

	private static String deployment(String service) {
		return """
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: %1$s-deployment, namespace: malcolm}
				spec:
				  selector: {matchLabels: {name: %1$s-deployment}}
				  template:
				    metadata: {labels: {name: %1$s-deployment}}
				    spec:
				      terminationGracePeriodSeconds: 1
				      containers:
				        - name: %1$s
				          image: example.org/%1$s:1
				          envFrom: [{configMapRef: {name: arkime-env}}]
				          volumeMounts: [{name: pcap, mountPath: /pcap}]
				      volumes:
				        - {name: pcap, persistentVolumeClaim: {claimName: pcap-claim}}
				""".formatted(service);
	}

}
