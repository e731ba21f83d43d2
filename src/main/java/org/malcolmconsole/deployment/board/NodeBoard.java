package org.malcolmconsole.deployment.board;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Node;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.NodeStatus;

/**
 * The node table.
 */
final class NodeBoard {

	private final Scene scene;

	private NodeBoard(Scene scene) {
		this.scene = scene;
	}

	static List<NodeStatus> of(Scene scene) {
		return scene.snapshot().nodes().stream().map(new NodeBoard(scene)::node).toList();
	}

	private NodeStatus node(Node node) {
		String name = node.metadata().name();
		Optional<Usage.Node> usage = this.scene.usage()
			.stream()
			.flatMap((all) -> all.nodes().stream())
			.filter((one) -> one.name().equals(name))
			.findFirst();
		int pods = (int) this.scene.snapshot().pods().stream().filter((pod) -> name.equals(pod.node())).count();
		return new NodeStatus(name, node.names().isEmpty() ? name : String.join(",", node.names()),
				String.join(",", node.addresses()), provider(node.providerId()), node.instanceType(),
				node.cpuCapacity(), usage.map(Usage.Node::cores).orElse(null), node.memoryCapacity(),
				usage.map(Usage.Node::memoryBytes).orElse(null), node.storageCapacity(), pods, node.ready(),
				reason(node), node.metadata().created());
	}

	private static @Nullable String provider(@Nullable String id) {
		return (id != null) ? id.substring(id.lastIndexOf('/') + 1) : null;
	}

	private static @Nullable String reason(Node node) {
		if (!node.ready()) {
			String message = node.conditions()
				.stream()
				.filter((condition) -> condition.type().equals("Ready"))
				.map(Condition::message)
				.filter(Objects::nonNull)
				.findFirst()
				.orElse("it does not report.");
			return "Not ready: " + message;
		}
		return node.schedulable() ? null : "It takes no new pods (cordoned).";
	}

}
