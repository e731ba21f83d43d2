package org.malcolmconsole.opensearch.connection;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.controlplane.ControlPlane;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Layer;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test from a pod through a real API server, whose pods run their commands on this
 * machine.
 */
@Tag("control-plane")
@Timeout(300)
class ControlPlanePodProbeIT {

	private static final String NAMESPACE = "pod-probe";

	private static final Login LOGIN = new Login("malcolm", "canary-päss \"word\\");

	@Test
	void signsInFromAPodThroughTheApiServer() throws Exception {
		ControlPlane plane = ControlPlane.running();
		plane.apply("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(NAMESPACE));
		plane.apply(("{apiVersion: v1, kind: Pod, metadata: {name: arkime-pod, namespace: %s}, spec: {containers:"
				+ " [{name: arkime-container, image: none}]}}")
			.formatted(NAMESPACE));
		try (ConsoleCluster console = ConsoleCluster.connected(plane.kubeconfigFile(), NAMESPACE).awaitFresh();
				StandInSearch server = StandInSearch.plainEverywhere().asking(LOGIN)) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> console.cluster().snapshot().pods().stream().anyMatch(Pod::ready));
			HttpAddress address = HttpAddress.parse("http://%s:%d".formatted(machine(), server.port()));
			PodProbe probe = new PodProbe(console.cluster());
			Findings found = probe.run(new Question(address, LOGIN, true, List.of()));
			assertThat(found.ok()).as(found.toString()).isTrue();
			assertThat(found.place()).isEqualTo("From the cluster, pod arkime-pod");
			assertThat(server.seen()).containsOnly(LOGIN).hasSize(2);
			Findings refused = probe.run(new Question(address, new Login("malcolm", "wrong"), true, List.of()));
			assertThat(refused.layers().stream().filter((layer) -> layer.state() == State.FAILED).map(Layer::kind))
				.containsExactly(Kind.SIGN_IN);
			assertThat(Files.readString(plane.auditLog())).contains("pods/arkime-pod/exec").doesNotContain("canary");
		}
	}

	/** An address of this machine that is none of its loopback. */
	private static String machine() throws SocketException {
		List<String> addresses = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress()
					&& !address.isLinkLocalAddress())
			.map(InetAddress::getHostAddress)
			.toList();
		Assumptions.assumeFalse(addresses.isEmpty(), "this machine has no network");
		return addresses.get(0);
	}

}
