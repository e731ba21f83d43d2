package org.malcolmconsole.deployment.rollout;

import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.deployment.desired.Ownership;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationWaits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whose an object is, and whether it is there, while others change it. */
abstract class OwnershipContract {

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final Duration SHORT = Duration.ofSeconds(5);

	private final DataSource database = SmallInstallation.database();

	private ConsoleCluster console;

	private SmallInstallation malcolm;

	/** A console that works in this namespace, where a claim for 1 GiB gets a volume. */
	abstract ConsoleCluster open(String namespace);

	/** How long the cluster takes to say what holds a namespace. */
	Duration emptying() {
		return SHORT;
	}

	/** Removes a Deployment and keeps its replica set and pods. */
	abstract void orphan(Cluster cluster, String deployment);

	@BeforeEach
	void connect() {
		this.console = open("own" + Long.toString(System.nanoTime(), 36)).awaitFresh();
		this.malcolm = new SmallInstallation(this.console.cluster(), this.database);
	}

	@AfterEach
	void close() {
		this.console.close();
	}

	@Test
	void aLabelThatSomebodyChangedIsRepairedAndSaid() {
		this.malcolm.start();
		this.malcolm.relabel("apps/v1", "Deployment", "arkime-deployment");
		assertThat(this.malcolm.rollout.foreign(this.malcolm.desired())).isEmpty();
		assertThat(this.malcolm.rollout.deployments()).containsExactly("arkime-deployment", "zeek-deployment");
		this.malcolm.apply(Stage.WORKLOADS);
		assertThat(this.malcolm.progress.details).singleElement()
			.asString()
			.contains("Labels set again", "Deployment " + namespace() + "/arkime-deployment");
		assertThat(deployment("arkime").labels()).containsAllEntriesOf(Ownership.labels(namespace()));
	}

	@Test
	void aStopRemovesWhatIsOursByItsIdWhateverItsLabelsSay() {
		this.malcolm.start();
		this.malcolm.relabel("apps/v1", "Deployment", "arkime-deployment");
		this.malcolm.stop(LONG);
		assertThat(deployment("arkime")).isNull();
		assertThat(deployment("zeek")).isNull();
		assertThat(pods()).isZero();
	}

	@Test
	void anotherObjectOfTheSameNameIsForeignAlsoWithOurLabels() {
		this.malcolm.start();
		Manifest ours = deployment("arkime");
		remove("apps/v1", "Deployment", "arkime-deployment");
		somebodysDeployment("arkime-deployment", ours.labels().get(Ownership.INSTANCE));
		assertThat(this.malcolm.rollout.foreign(this.malcolm.desired()))
			.containsExactly("Deployment " + namespace() + "/arkime-deployment");
	}

	@Test
	void whatSomebodyPutInThePlaceOfOursStaysHoweverOftenMalcolmIsStopped() {
		this.malcolm.start();
		Manifest ours = deployment("arkime");
		remove("apps/v1", "Deployment", "arkime-deployment");
		somebodysDeployment("arkime-deployment", ours.labels().get(Ownership.INSTANCE));
		awaitPod("arkime-deployment");
		for (int time = 0; time < 2; time++) {
			assertThatThrownBy(() -> this.malcolm.stop(LONG)).isInstanceOf(OperationFailed.class)
				.hasMessageContaining("Deployment " + namespace() + "/arkime-deployment (not made by this console)");
			assertThat(deployment("arkime")).isNotNull();
		}
	}

	@Test
	void withoutAnInventoryTheLabelsTell() {
		this.malcolm.start();
		var fresh = new SmallInstallation(this.console.cluster(), SmallInstallation.database());
		assertThat(fresh.rollout.foreign(fresh.desired())).isEmpty();
		fresh.relabel("v1", "Service", "arkime");
		assertThat(fresh.rollout.foreign(fresh.desired())).containsExactly("Service " + namespace() + "/arkime");
		fresh.stop(LONG);
		assertThat(pods()).isZero();
		assertThat(fresh.progress.details)
			.anyMatch((detail) -> detail.contains("Service " + namespace() + "/arkime (not made by this console)"));
	}

	@Test
	void whatAStopLeavesRunningIsNamedAndTheStopDoesNotSucceed() {
		this.malcolm.start();
		remove("apps/v1", "Deployment", "arkime-deployment");
		somebodysDeployment("arkime-deployment", "theirs");
		awaitPod("arkime-deployment");
		assertThatThrownBy(() -> this.malcolm.stop(LONG)).isInstanceOf(OperationFailed.class)
			.hasMessageContaining("Deployment " + namespace() + "/arkime-deployment (not made by this console)")
			.hasMessageContaining("with the pod")
			.hasMessageContaining("adopt");
		assertThat(deployment("zeek")).isNull();
	}

	@Test
	void podsThatADeploymentOfOursLeftAreNamed() {
		this.malcolm.start();
		awaitPod("arkime-deployment");
		orphan(this.console.cluster(), "arkime-deployment");
		assertThatThrownBy(() -> this.malcolm.stop(LONG)).isInstanceOf(OperationFailed.class)
			.hasMessageContaining("ReplicaSet " + namespace() + "/arkime-deployment-")
			.hasMessageContaining("the Deployment that made it is gone");
	}

	@Test
	void aStartWaitsForWhatIsBeingDeletedAndSaysWhoHoldsIt() {
		this.malcolm.start();
		this.malcolm.finalizers("v1", "ConfigMap", "arkime-env", "example.org/hold");
		remove("v1", "ConfigMap", "arkime-env");
		assertThat(this.malcolm.rollout.foreign(this.malcolm.desired())).isEmpty();
		assertThatThrownBy(() -> this.malcolm.apply(Stage.CONFIGURATION)).isInstanceOf(OperationWaits.class)
			.hasMessageContaining("ConfigMap " + namespace() + "/arkime-env is being deleted since 20")
			.hasMessageContaining("held by the finalizer example.org/hold");
		this.malcolm.finalizers("v1", "ConfigMap", "arkime-env");
		this.malcolm.apply(Stage.CONFIGURATION);
		assertThat(this.malcolm.live("v1", "ConfigMap", "arkime-env").text("metadata", "deletionTimestamp")).isEmpty();
	}

	@Test
	void aStartWaitsForAClaimInUseAndNamesItsPods() {
		this.malcolm.start();
		awaitPod("arkime-deployment");
		remove("v1", "PersistentVolumeClaim", "pcap-claim");
		assertThatThrownBy(() -> this.malcolm.apply(Stage.STORAGE)).isInstanceOf(OperationWaits.class)
			.hasMessageContaining("PersistentVolumeClaim " + namespace() + "/pcap-claim is being deleted")
			.hasMessageContaining("arkime-deployment-")
			.hasMessageContaining("kubernetes.io/pvc-protection");
	}

	@Test
	void aStopSaysWhatIsStillEndingAndWhyAndGivesUpInTheEnd() {
		this.malcolm.start();
		this.malcolm.finalizers("v1", "Service", "arkime", "example.org/hold");
		assertThatThrownBy(() -> this.malcolm.stop(SHORT)).isInstanceOf(OperationFailed.class)
			.hasMessageContaining("Service " + namespace() + "/arkime is being deleted")
			.hasMessageContaining("example.org/hold");
		assertThat(this.malcolm.progress.waited)
			.anyMatch((reason) -> reason.contains("held by the finalizer example.org/hold"));
		this.malcolm.progress.meanwhile(() -> this.malcolm.finalizers("v1", "Service", "arkime"));
		this.malcolm.stop(LONG);
		assertThat(this.malcolm.inventory.entries(this.console.cluster()).keySet()).extracting(ObjectRef::kind)
			.containsOnly("Namespace", "PersistentVolumeClaim");
	}

	@Test
	void aWipeSaysWhichObjectsHoldTheNamespace() {
		this.malcolm.start();
		somebody("ConfigMap", "theirs");
		this.malcolm.finalizers("v1", "ConfigMap", "theirs", "example.org/hold");
		assertThatThrownBy(() -> this.malcolm.wipe(emptying())).isInstanceOf(OperationFailed.class)
			.hasMessageContaining("Namespace " + namespace() + " is being deleted since 20")
			.hasMessageContaining("configmaps. has 1 resource instances")
			.hasMessageContaining("ConfigMap " + namespace() + "/theirs")
			.hasMessageContaining("example.org/hold");
		this.malcolm.finalizers("v1", "ConfigMap", "theirs");
		this.malcolm.wipe(LONG);
	}

	@Test
	void aDeploymentThatIsHeldKeepsAStopFromSucceeding() {
		this.malcolm.start();
		this.malcolm.finalizers("apps/v1", "Deployment", "zeek-deployment", "example.org/hold");
		assertThatThrownBy(() -> this.malcolm.stop(SHORT)).isInstanceOf(OperationFailed.class)
			.hasMessageContaining("Deployment " + namespace() + "/zeek-deployment is being deleted");
		this.malcolm.finalizers("apps/v1", "Deployment", "zeek-deployment");
	}

	private String namespace() {
		return this.console.cluster().namespace();
	}

	private Manifest deployment(String service) {
		return this.malcolm.live("apps/v1", "Deployment", service + "-deployment");
	}

	private void remove(String apiVersion, String kind, String name) {
		this.console.cluster().delete(this.malcolm.ref(apiVersion, kind, name), null);
	}

	private void somebody(String kind, String name) {
		this.malcolm.somebody(
				"{\"apiVersion\": \"v1\", \"kind\": \"%s\", \"metadata\": {\"name\": \"%s\"}}".formatted(kind, name));
	}

	private void somebodysDeployment(String name, String instance) {
		this.malcolm.somebody("""
				{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "%1$s", "labels":
				{"app.kubernetes.io/managed-by": "malcolm-console", "app.kubernetes.io/instance": "%2$s"}},
				"spec": {"selector": {"matchLabels": {"app": "theirs"}}, "template": {"metadata": {"labels":
				{"app": "theirs"}}, "spec": {"containers": [{"name": "x", "image": "example.org/x:1"}]}}}}
				""".formatted(name, instance));
	}

	private void awaitPod(String deployment) {
		Awaitility.await()
			.until(() -> this.console.cluster()
				.list("v1", "Pod", namespace(), Map.of())
				.stream()
				.anyMatch((pod) -> pod.name().startsWith(deployment) && pod.text("spec", "nodeName").isPresent()));
	}

	private int pods() {
		return this.console.cluster().list("v1", "Pod", namespace(), Map.of()).size();
	}

}
