package org.malcolmconsole.deployment.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.ClusterSnapshot.Container;
import org.malcolmconsole.cluster.ClusterSnapshot.Pod;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.PodStatus;
import org.malcolmconsole.deployment.health.DeploymentHealth;
import org.malcolmconsole.deployment.health.PodHealth;
import org.malcolmconsole.release.MalcolmService;

/**
 * The pod table.
 */
final class PodBoard {

	private final Scene scene;

	private final Map<String, String> services = new HashMap<>();

	private PodBoard(Scene scene) {
		this.scene = scene;
		scene.snapshot().deployments().forEach((deployment) -> {
			String name = deployment.metadata().name();
			String service = scene.release().serviceOf(name).map(MalcolmService::name).orElse(name);
			DeploymentHealth.pods(deployment, scene.snapshot())
				.forEach((pod) -> this.services.put(pod.metadata().uid(), service));
		});
	}

	static List<PodStatus> of(Scene scene) {
		var board = new PodBoard(scene);
		return scene.snapshot().pods().stream().map(board::pod).toList();
	}

	private PodStatus pod(Pod pod) {
		var health = PodHealth.of(pod, this.scene.snapshot());
		List<Usage.Container> usage = usage(pod.metadata().name());
		Double cores = usage.isEmpty() ? null : usage.stream().mapToDouble(Usage.Container::cores).sum();
		Long memory = usage.isEmpty() ? null : usage.stream().mapToLong(Usage.Container::memoryBytes).sum();
		boolean ending = pod.metadata().deleted() != null;
		return new PodStatus(pod.metadata().name(), ending ? "Terminating" : pod.phase(), pod.ip(), kind(pod),
				pod.node(), cores, memory, pod.containers().stream().map(this::container).toList(),
				this.services.get(pod.metadata().uid()), health.ready(), health.reason(), pod.metadata().created());
	}

	private List<Usage.Container> usage(String pod) {
		return this.scene.usage()
			.stream()
			.flatMap((usage) -> usage.containers().stream())
			.filter((container) -> container.pod().equals(pod))
			.toList();
	}

	private static @Nullable String kind(Pod pod) {
		var owners = pod.metadata().owners();
		return owners.isEmpty() ? null : owners.get(0).kind();
	}

	private PodStatus.Container container(Container container) {
		String prefix = this.scene.release().imagePrefix();
		String image = container.image();
		return new PodStatus.Container(container.name(), container.restarts(),
				image.startsWith(prefix) ? image.substring(prefix.length()) : image, container.ready());
	}

}
