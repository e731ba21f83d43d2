package org.malcolmconsole.cluster.watch;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Namespace;
import org.malcolmconsole.cluster.ClusterSnapshot.ReplicaSet;
import org.malcolmconsole.cluster.Manifest;

/**
 * Turns deployments, replica sets and namespaces into values.
 */
final class Workloads {

	private static final String REVISION = "deployment.kubernetes.io/revision";

	private Workloads() {
	}

	static Deployment deployment(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
		DeploymentSpec spec = (deployment.getSpec() != null) ? deployment.getSpec() : new DeploymentSpec();
		DeploymentStatus status = (deployment.getStatus() != null) ? deployment.getStatus() : new DeploymentStatus();
		Map<String, String> selector = (spec.getSelector() != null) ? Fields.map(spec.getSelector().getMatchLabels())
				: Map.of();
		boolean observed = Objects.requireNonNullElse(status.getObservedGeneration(), 0L) >= Objects
			.requireNonNullElse(deployment.getMetadata().getGeneration(), 0L);
		List<Condition> conditions = Fields.list(status.getConditions())
			.stream()
			.map((condition) -> new Condition(condition.getType(), condition.getStatus(), condition.getReason(),
					condition.getMessage(), Fields.time(condition.getLastTransitionTime())))
			.toList();
		return new Deployment(Fields.metadata(deployment), Objects.requireNonNullElse(spec.getReplicas(), 1),
				Fields.number(status.getReplicas()), Fields.number(status.getUpdatedReplicas()),
				Fields.number(status.getReadyReplicas()), Fields.number(status.getAvailableReplicas()), observed,
				selector, conditions);
	}

	static ReplicaSet replicaSet(io.fabric8.kubernetes.api.model.apps.ReplicaSet set) {
		ReplicaSetSpec spec = (set.getSpec() != null) ? set.getSpec() : new ReplicaSetSpec();
		ReplicaSetStatus status = (set.getStatus() != null) ? set.getStatus() : new ReplicaSetStatus();
		Metadata metadata = Fields.metadata(set);
		return new ReplicaSet(metadata, Objects.requireNonNullElse(spec.getReplicas(), 1),
				Fields.number(status.getReplicas()), Fields.number(status.getReadyReplicas()),
				metadata.annotations().get(REVISION));
	}

	static Namespace namespace(Manifest namespace) {
		Metadata metadata = new Metadata(namespace.name(), Fields.text(namespace.uid()), namespace.labels(),
				namespace.annotations(),
				Objects.requireNonNullElse(Fields.time(namespace.text("metadata", "creationTimestamp").orElse(null)),
						java.time.Instant.EPOCH),
				Fields.time(namespace.text("metadata", "deletionTimestamp").orElse(null)), List.of());
		List<Condition> conditions = namespace.each("status", "conditions")
			.stream()
			.map((condition) -> new Condition(condition.text("type").orElse(""), condition.text("status").orElse(""),
					condition.text("reason").orElse(null), condition.text("message").orElse(null),
					Fields.time(condition.text("lastTransitionTime").orElse(null))))
			.toList();
		return new Namespace(metadata, namespace.text("status", "phase").orElse("Active"), conditions);
	}

}
