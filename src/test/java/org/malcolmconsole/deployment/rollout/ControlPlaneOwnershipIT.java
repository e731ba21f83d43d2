package org.malcolmconsole.deployment.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.controlplane.ControlPlane;

/** On a real API server. */
@Tag("control-plane")
class ControlPlaneOwnershipIT extends OwnershipContract {

	private static final ControlPlane PLANE = ControlPlane.running();

	private static final List<String> NAMESPACES = new ArrayList<>();

	@AfterAll
	static void clean() {
		PLANE.kubectl(Stream.concat(Stream.of("delete", "namespace", "--ignore-not-found"), NAMESPACES.stream())
			.toArray(String[]::new));
		PLANE.kubectl("delete", "pv", "-l", "test=ownership");
	}

	@Override
	ConsoleCluster open(String namespace) {
		NAMESPACES.add(namespace);
		PLANE.apply("""
				apiVersion: v1
				kind: PersistentVolume
				metadata: {name: %1$s, labels: {test: ownership}}
				spec:
				  capacity: {storage: 1Gi}
				  accessModes: [ReadWriteOnce]
				  hostPath: {path: /srv/%1$s}
				  claimRef: {namespace: %1$s, name: pcap-claim}
				""".formatted(namespace));
		return ConsoleCluster.connected(PLANE.kubeconfigFile(), namespace);
	}

	@Override
	Duration emptying() {
		return Duration.ofSeconds(30);
	}

	@Override
	void orphan(Cluster cluster, String deployment) {
		PLANE.kubectl("delete", "deployment", deployment, "-n", cluster.namespace(), "--cascade=orphan");
	}

}
