package org.malcolmconsole.cluster.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Connection.State;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.Permission;
import org.malcolmconsole.controlplane.ControlPlane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With few permissions the console shows what it may see, and says what it lacks. */
@Tag("control-plane")
class LeastPrivilegeIT {

	private final ControlPlane plane = ControlPlane.running();

	private String namespace;

	@BeforeEach
	void makeNamespace() {
		this.namespace = "least-" + Long.toString(System.nanoTime(), 36);
		this.plane.kubectl("create", "namespace", this.namespace);
	}

	@Test
	void whatMayNotBeReadIsMissingAndTheRestWorks() {
		this.plane
			.apply("""
					apiVersion: rbac.authorization.k8s.io/v1
					kind: Role
					metadata: {name: some, namespace: %1$s}
					rules:
					- {apiGroups: [""], resources: [pods, services, events, persistentvolumeclaims], verbs: [get, list, watch]}
					- {apiGroups: [apps], resources: [deployments, replicasets], verbs: [get, list, watch]}
					---
					apiVersion: rbac.authorization.k8s.io/v1
					kind: RoleBinding
					metadata: {name: some, namespace: %1$s}
					roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: some}
					subjects: [{kind: User, name: guest, apiGroup: rbac.authorization.k8s.io}]
					"""
				.formatted(this.namespace));
		this.plane.kubectl("create", "deployment", "web", "--image", "example.org/main:1", "-n", this.namespace);
		try (var console = ConsoleCluster.connected(this.plane.guestKubeconfigFile(), this.namespace).awaitFresh()) {
			var cluster = console.cluster();
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> cluster.snapshot().pods().size() == 1);
			assertThat(cluster.snapshot().deployments()).hasSize(1);
			assertThat(cluster.snapshot().nodes()).isEmpty();
			assertThat(cluster.snapshot().missing()).containsExactlyInAnyOrder("nodes", "ingresses");
			var connection = cluster.connection();
			assertThat(connection.state()).isEqualTo(State.CONNECTED);
			assertThat(connection.identity().username()).isEqualTo("guest");
			assertThat(connection.uid()).isNull();
			assertThat(connection.storageClasses()).isEmpty();
			assertThat(connection.metrics()).isFalse();
			assertThat(allowed(connection.permissions(), "pods", "watch")).isTrue();
			assertThat(allowed(connection.permissions(), "nodes", "list")).isFalse();
			assertThat(allowed(connection.permissions(), "deployments", "create")).isFalse();
			assertThatThrownBy(() -> cluster.apply(secret(), ApplyMode.APPLY))
				.isInstanceOfSatisfying(ClusterException.class, (ex) -> {
					assertThat(ex.reason()).isEqualTo(Reason.FORBIDDEN);
					assertThat(ex).hasMessageContaining("not allowed")
						.hasMessageContaining("Secret")
						.hasMessageNotContaining("aGlkZGVu");
				});
		}
	}

	@Test
	void aPermissionThatIsGrantedLaterIsNoticed() {
		try (var console = ConsoleCluster.connected(this.plane.guestKubeconfigFile(), this.namespace).awaitFresh()) {
			assertThat(console.cluster().snapshot().missing()).contains("pods");
			this.plane.kubectl("create", "rolebinding", "view", "--clusterrole=view", "--user=guest", "-n",
					this.namespace);
			this.plane.kubectl("create", "deployment", "web", "--image", "example.org/main:1", "-n", this.namespace);
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.until(() -> console.cluster().snapshot().pods().size() == 1);
			assertThat(console.cluster().snapshot().missing()).doesNotContain("pods");
		}
	}

	private static boolean allowed(List<Permission> permissions, String resource, String verb) {
		return permissions.stream()
			.filter((permission) -> permission.resource().equals(resource) && permission.verb().equals(verb))
			.findFirst()
			.orElseThrow()
			.allowed();
	}

	private static Manifest secret() {
		return new Manifest(Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", "s"), "data",
				Map.of("k", "aGlkZGVu")));
	}

}
