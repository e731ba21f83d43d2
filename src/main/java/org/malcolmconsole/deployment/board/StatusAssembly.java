package org.malcolmconsole.deployment.board;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.ClusterSnapshot.Node;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.Status;

/**
 * Works out a status; pure.
 */
final class StatusAssembly {

	private final Scene scene;

	private final List<ServiceStatus> services;

	private StatusAssembly(Scene scene) {
		this.scene = scene;
		this.services = ServiceBoard.of(scene);
	}

	static Status of(Scene scene) {
		return new StatusAssembly(scene).assemble();
	}

	private Status assemble() {
		Phase phase = phase();
		var snapshot = this.scene.snapshot();
		return new Status(phase, reason(phase), this.scene.connection().namespace(), snapshot.asOf(),
				snapshot.staleSince(), this.scene.usage().isPresent(), NodeBoard.of(this.scene),
				PodBoard.of(this.scene), this.services, pages(phase), DeletionBoard.of(this.scene));
	}

	private Phase phase() {
		Connection.State state = this.scene.connection().state();
		if (state == Connection.State.NOT_CONFIGURED) {
			return Phase.UNCONFIGURED;
		}
		if (state == Connection.State.UNREACHABLE) {
			return Phase.UNREACHABLE;
		}
		if (this.scene.stopping() || ending()) {
			return Phase.STOPPING;
		}
		return this.scene.starting() ? Phase.STARTING : byServices();
	}

	private boolean ending() {
		var namespace = this.scene.snapshot().namespace();
		return namespace != null && namespace.phase().equals("Terminating");
	}

	private Phase byServices() {
		if (all(ServiceState.STOPPED)) {
			return Phase.STOPPED;
		}
		if (any(ServiceState.FAILING)) {
			return Phase.DEGRADED;
		}
		if (any(ServiceState.STOPPING)) {
			return Phase.STOPPING;
		}
		return any(ServiceState.STARTING) ? Phase.STARTING : Phase.READY;
	}

	private boolean any(ServiceState state) {
		return this.services.stream().anyMatch((service) -> service.state() == state);
	}

	private boolean all(ServiceState state) {
		return this.services.stream().allMatch((service) -> service.state() == state);
	}

	private @Nullable String reason(Phase phase) {
		return switch (phase) {
			case UNCONFIGURED -> "No cluster is connected yet.";
			case UNREACHABLE ->
				Objects.requireNonNullElse(this.scene.connection().problem(), "The cluster does not answer.");
			case STARTING, DEGRADED -> unready();
			case STOPPED, READY, STOPPING -> null;
		};
	}

	private @Nullable String unready() {
		return Stream.of(ServiceState.FAILING, ServiceState.STARTING)
			.flatMap((state) -> this.services.stream().filter((service) -> service.state() == state))
			.findFirst()
			.map((service) -> service.name() + ": " + service.reason())
			.orElse(null);
	}

	private List<Status.Page> pages(Phase phase) {
		if (phase == Phase.UNCONFIGURED || phase == Phase.STOPPED) {
			return List.of();
		}
		return host()
			.map((host) -> this.scene.release()
				.links()
				.stream()
				.map((link) -> new Status.Page(link.name(), "https://" + host + link.path()))
				.toList())
			.orElse(List.of());
	}

	/**
	 * Where people find Malcolm: the ingress if it says, else a node, those of the
	 * control plane first.
	 */
	private Optional<String> host() {
		var ingresses = this.scene.snapshot().ingresses();
		Stream<String> hosts = ingresses.stream().flatMap((ingress) -> ingress.hosts().stream());
		Stream<String> addresses = ingresses.stream().flatMap((ingress) -> ingress.addresses().stream());
		Stream<String> nodes = this.scene.snapshot()
			.nodes()
			.stream()
			.sorted(Comparator.comparing(StatusAssembly::worker).thenComparing((node) -> node.metadata().name()))
			.map(Node::address)
			.filter(Objects::nonNull);
		return Stream.of(hosts, addresses, nodes)
			.flatMap((candidates) -> candidates)
			.filter((host) -> !host.isBlank() && !host.equals("*"))
			.findFirst()
			.map((host) -> host.contains(":") ? "[" + host + "]" : host);
	}

	private static boolean worker(Node node) {
		return node.roles().stream().noneMatch(List.of("control-plane", "master")::contains);
	}

}
