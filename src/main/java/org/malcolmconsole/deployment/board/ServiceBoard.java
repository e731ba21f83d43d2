package org.malcolmconsole.deployment.board;

import java.util.List;
import java.util.stream.Stream;

import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Deployment;
import org.malcolmconsole.deployment.ServiceState;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.health.DeploymentHealth;
import org.malcolmconsole.deployment.health.Health;
import org.malcolmconsole.release.MalcolmService;

/**
 * How each service does.
 */
final class ServiceBoard {

	private final Scene scene;

	private ServiceBoard(Scene scene) {
		this.scene = scene;
	}

	static List<ServiceStatus> of(Scene scene) {
		var board = new ServiceBoard(scene);
		Stream<ServiceStatus> known = scene.release().services().stream().map(board::service);
		Stream<ServiceStatus> more = scene.snapshot()
			.deployments()
			.stream()
			.filter(board::extra)
			.map(board::extraService);
		return Stream.concat(known, more).toList();
	}

	private boolean extra(Deployment deployment) {
		return this.scene.expected().contains(deployment.metadata().name())
				&& this.scene.release().serviceOf(deployment.metadata().name()).isEmpty();
	}

	private ServiceStatus service(MalcolmService service) {
		return this.scene.deployment(service.deployment())
			.map((deployment) -> present(service, deployment))
			.orElseGet(() -> absent(service));
	}

	private ServiceStatus extraService(Deployment deployment) {
		String name = deployment.metadata().name();
		return present(new MalcolmService(name, "Added to this installation", "More", name, "", null), deployment);
	}

	private ServiceStatus absent(MalcolmService service) {
		boolean expected = this.scene.expected().contains(service.deployment());
		if (this.scene.starting()) {
			return status(service, ServiceState.STARTING, "Its turn has not come yet.");
		}
		return (expected && !this.scene.stopping() && somethingRuns())
				? status(service, ServiceState.FAILING, "Its Deployment was removed. Start again to make it anew.")
				: status(service, ServiceState.STOPPED, null);
	}

	private boolean somethingRuns() {
		return this.scene.expected().stream().anyMatch((name) -> this.scene.deployment(name).isPresent());
	}

	private static ServiceStatus status(MalcolmService service, ServiceState state,
			@org.jspecify.annotations.Nullable String reason) {
		return new ServiceStatus(service.name(), service.title(), service.group(), service.deployment(), state, 0, 0, 0,
				reason, null);
	}

	private ServiceStatus present(MalcolmService service, Deployment deployment) {
		Health health = DeploymentHealth.of(deployment, this.scene.snapshot());
		int restarts = DeploymentHealth.pods(deployment, this.scene.snapshot())
			.stream()
			.flatMap((pod) -> pod.containers().stream())
			.mapToInt(Container::restarts)
			.sum();
		return new ServiceStatus(service.name(), service.title(), service.group(), service.deployment(),
				state(deployment, health), deployment.available(), deployment.wanted(), restarts, health.reason(),
				health.since());
	}

	private ServiceState state(Deployment deployment, Health health) {
		if (deployment.metadata().deleted() != null || this.scene.stopping()) {
			return ServiceState.STOPPING;
		}
		if (health.ready()) {
			return (deployment.wanted() == 0) ? ServiceState.STOPPED : ServiceState.READY;
		}
		boolean lost = DeploymentHealth.wasComplete(deployment) && !this.scene.starting();
		boolean failing = health.failing() || DeploymentHealth.overdue(deployment) || lost;
		return failing ? ServiceState.FAILING : ServiceState.STARTING;
	}

}
