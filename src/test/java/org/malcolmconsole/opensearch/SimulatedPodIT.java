package org.malcolmconsole.opensearch;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.browser.DemoTest;
import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Layer;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Malcolm's own OpenSearch, tried from a pod of the simulated cluster. */
@DemoTest
class SimulatedPodIT {

	@Autowired
	Cluster cluster;

	@Autowired
	ConnectionTest test;

	@Test
	void theServiceIsOnlyKnownInTheCluster() {
		apply(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", this.cluster.namespace())));
		apply(Map.of("apiVersion", "v1", "kind", "Service", "metadata",
				Map.of("name", "opensearch", "namespace", this.cluster.namespace()), "spec",
				Map.of("ports", List.of(Map.of("port", 9200)), "selector", Map.of("name", "opensearch-deployment"))));
		apply(Map.of("apiVersion", "v1", "kind", "Pod", "metadata",
				Map.of("name", "arkime-pod", "namespace", this.cluster.namespace()), "spec",
				Map.of("containers", List.of(Map.of("name", "arkime-container", "image", "example.org/none:1")))));
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.cluster.snapshot().pods().stream().anyMatch(Pod::ready));
		TestResult result = this.test.run(TestForm.of(Instance.PRIMARY), "ada");
		Findings console = result.places().get(0);
		Findings pod = result.places().get(1);
		assertThat(console.layers().get(0).state()).isIn(State.SKIPPED, State.FAILED);
		assertThat(pod.place()).isEqualTo("From the cluster, pod arkime-pod");
		assertThat(pod.ok()).as(pod.toString()).isTrue();
		assertThat(pod.layers().stream().filter((layer) -> layer.kind() == Kind.VERSION).map(Layer::detail))
			.containsExactly("OpenSearch 2.8.0.");
		TestResult unknown = this.test.run(new TestForm(null, "http://nowhere.example.invalid", null, null, null),
				"ada");
		assertThat(unknown.ok()).isFalse();
		assertThat(unknown.places().get(1).layers().get(0).detail()).contains("not known in the cluster");
	}

	private void apply(Map<String, Object> content) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.ignoreExceptionsInstanceOf(ClusterException.class)
			.until(() -> this.cluster.apply(new Manifest(Map.copyOf(content)), ApplyMode.APPLY) != null);
	}

}
