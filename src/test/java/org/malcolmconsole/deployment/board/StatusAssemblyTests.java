package org.malcolmconsole.deployment.board;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.Status;
import org.malcolmconsole.operation.OperationEffect;

import static org.assertj.core.api.Assertions.assertThat;

class StatusAssemblyTests {

	private final Village village = new Village();

	@Test
	void nothingThereIsStopped() {
		assertThat(this.village.status().phase()).isEqualTo(Phase.STOPPED);
		assertThat(this.village.status().urls()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "NOT_CONFIGURED,UNCONFIGURED", "UNREACHABLE,UNREACHABLE" })
	void withoutAClusterThePhaseSaysSo(Connection.State state, Phase phase) {
		assertThat(this.village.ready("arkime").connection(state).status().phase()).isEqualTo(phase);
	}

	@Test
	void allReadyIsReady() {
		Status status = this.village.ready("arkime").ready("zeek").status();
		assertThat(status.phase()).isEqualTo(Phase.READY);
		assertThat(status.ready()).isEqualTo(2);
		assertThat(status.services()).allMatch((service) -> service.reason() == null);
	}

	@ParameterizedTest
	@CsvSource({ "STARTS,STARTING", "STOPS,STOPPING", "NONE,READY" })
	void anOperationUnderWayDecides(OperationEffect operation, Phase phase) {
		assertThat(this.village.ready("arkime").during(operation).status().phase()).isEqualTo(phase);
	}

	@Test
	void whatIsOnItsWayIsStarting() {
		Status status = this.village.ready("arkime").unready("zeek", Village.running("main", false)).status();
		assertThat(status.phase()).isEqualTo(Phase.STARTING);
		assertThat(status.reason()).isEqualTo("zeek: It runs, but its readiness probe does not succeed yet.");
	}

	@Test
	void whatWasCompleteAndIsNotAnyMoreIsDegraded() {
		this.village.ready("arkime").deployment("zeek", false, "NewReplicaSetAvailable");
		assertThat(this.village.status().phase()).isEqualTo(Phase.DEGRADED);
	}

	@Test
	void aDeploymentThatSomebodyRemovedIsDegraded() {
		Status status = this.village.ready("arkime").expecting("zeek-deployment").status();
		assertThat(status.phase()).isEqualTo(Phase.DEGRADED);
		assertThat(service(status, "zeek").reason()).contains("was removed");
	}

	@Test
	void aServiceThatTheDirectoryDoesNotHaveIsNoFault() {
		Status status = this.village.ready("arkime").status();
		assertThat(status.phase()).isEqualTo(Phase.READY);
		assertThat(service(status, "zeek").state()).isEqualTo(ServiceState.STOPPED);
	}

	@Test
	void anImageThatCantBePulledIsSaidWithItsName() {
		Status status = this.village.unready("arkime", Village.waiting("ImagePullBackOff", "no such tag")).status();
		assertThat(service(status, "arkime").reason())
			.isEqualTo("The image example.org/main:1 can't be pulled: no such tag");
		assertThat(status.phase()).isEqualTo(Phase.DEGRADED);
	}

	@Test
	void aCrashLoopIsSaidWithExitCodeAndCount() {
		Status status = this.village.unready("arkime", Village.crashed(3, "Error", 137)).status();
		assertThat(service(status, "arkime").reason())
			.isEqualTo("main crashes again and again: exit code 137, 3 restarts. Its log says more.");
		assertThat(service(status, "arkime").restarts()).isEqualTo(3);
	}

	@Test
	void aClaimMarkedForDeletionIsSaidWhileMalcolmStillRuns() {
		Status status = this.village.ready("arkime")
			.claim("config-claim", true, "Delete", false)
			.claim("pcap-claim", true, "Retain", false)
			.claim("zeek-claim", true, null, false)
			.claim("logs-claim", false, "Delete", false)
			.claim("somebody-elses", true, "Delete", false)
			.status();
		assertThat(status.phase()).isEqualTo(Phase.READY);
		assertThat(status.beingDeleted()).extracting(Status.BeingDeleted::name)
			.containsExactly("config-claim", "pcap-claim", "zeek-claim");
		assertThat(status.beingDeleted().get(0).sentence()).contains("config-claim is marked for deletion",
				"when Malcolm stops", "reclaim policy Delete", "kubectl patch pv pv-config-claim");
		assertThat(status.beingDeleted().get(1).sentence()).contains("the data stay there").doesNotContain("kubectl");
		assertThat(status.beingDeleted().get(2).sentence()).contains("may go", "may not read", "kubectl patch pv");
		assertThat(StatusView.of(status, Village.NOW).beingDeleted()).hasSize(3);
	}

	@Test
	void aVolumeMarkedForDeletionIsSaidByItsClaim() {
		Status status = this.village.ready("arkime").claim("config-claim", false, "Delete", true).status();
		assertThat(status.beingDeleted()).singleElement().satisfies((going) -> {
			assertThat(going.kind()).isEqualTo("PersistentVolume");
			assertThat(going.sentence()).contains("pv-config-claim of config-claim is marked for deletion");
		});
	}

	@Test
	void aDeploymentMarkedForDeletionIsSaidUnlessItIsBeingStopped() {
		this.village.ready("arkime").deploymentsGo();
		assertThat(this.village.status().beingDeleted()).extracting(Status.BeingDeleted::kind)
			.containsExactly("Deployment");
		assertThat(this.village.during(OperationEffect.STOPS).status().beingDeleted()).isEmpty();
	}

	@Test
	void outOfMemoryIsSaidAsSuch() {
		Status status = this.village.unready("arkime", Village.crashed(1, "OOMKilled", 137)).status();
		assertThat(service(status, "arkime").reason()).startsWith("main ran out of memory");
	}

	@Test
	void aPodWithoutANodeIsShownWithTheReason() {
		var unschedulable = new Condition("PodScheduled", "False", "Unschedulable", "0/3 nodes: too little memory.",
				Village.NOW);
		Status status = this.village.deployment("arkime", false, "ReplicaSetUpdated")
			.pod("arkime", null, "Pending", List.of(unschedulable))
			.status();
		assertThat(status.pods()).hasSize(1).first().satisfies((pod) -> {
			assertThat(pod.node()).isNull();
			assertThat(pod.state()).isEqualTo("Pending");
			assertThat(pod.reason()).isEqualTo("No node can take it: 0/3 nodes: too little memory.");
			assertThat(pod.service()).isEqualTo("arkime");
		});
	}

	@Test
	void figuresOfAPodAreSumsOverItsContainers() {
		this.village.node("one", null, null, true)
			.ready("arkime")
			.usage(new Usage.Container("arkime-deployment-1-x", "main", 0.1, 200L << 20),
					new Usage.Container("arkime-deployment-1-x", "side", 0.02, 100L << 20),
					new Usage.Container("another", "main", 5, 1));
		var pod = StatusView.of(this.village.status(), Village.NOW).pods().get(0);
		assertThat(pod.cpuUsage()).isEqualTo("120.00m");
		assertThat(pod.memoryUsage()).isEqualTo("300.00Mi");
		assertThat(pod.restarts()).isEqualTo("main:0,side:0");
		assertThat(pod.image()).isEqualTo("main:1,side:1");
		assertThat(pod.age()).isEqualTo("5m12s");
	}

	@Test
	void nodesWithoutLabelsMetricsOrProviderAreShownAsWell() {
		this.village.node("one", "aws:///us-east-1a/i-0001", "m5.4xlarge", true, "control-plane")
			.node("two", null, null, false);
		var nodes = StatusView.of(this.village.status(), Village.NOW).nodes();
		assertThat(nodes.get(0).providerId()).isEqualTo("i-0001");
		assertThat(nodes.get(0).totalCpu()).isEqualTo("4000m");
		assertThat(nodes.get(0).totalMemory()).isEqualTo("8.00Gi");
		assertThat(nodes.get(0).totalStorage()).isEqualTo("100.00Gi");
		assertThat(nodes.get(0).hostname()).isEqualTo("one,one.lan");
		assertThat(nodes.get(0).cpuUsage()).isNull();
		assertThat(nodes.get(1).instanceType()).isNull();
		assertThat(nodes.get(1).reason()).startsWith("Not ready");
	}

	@Test
	void shareOfANodeIsOfTheWhole() {
		this.village.node("one", null, null, true).usage();
		var node = StatusView.of(this.village.status(), Village.NOW).nodes().get(0);
		assertThat(node.cpuUsage()).isEqualTo("1000.00m");
		assertThat(node.percentCpu()).isEqualTo("25.00%");
		assertThat(node.memoryUsage()).isEqualTo("2.00Gi");
	}

	@Test
	void pagesAreAtTheIngressElseAtTheControlPlane() {
		this.village.node("one", null, null, true).node("two", null, null, true, "control-plane").ready("arkime");
		assertThat(this.village.status().urls()).extracting(Status.Page::url)
			.containsExactly("https://192.0.2.2/", "https://192.0.2.2/upload/");
		assertThat(this.village.ingress("malcolm.example").status().urls().get(0).url())
			.isEqualTo("https://malcolm.example/");
	}

	private static ServiceStatus service(Status status, String name) {
		return status.services().stream().filter((service) -> service.name().equals(name)).findFirst().orElseThrow();
	}

}
