package org.malcolmconsole.cluster.watch;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterSnapshot.Condition;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Node;

/**
 * Turns nodes into values.
 */
final class Nodes {

	private static final String ROLE = "node-role.kubernetes.io/";

	private static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";

	private Nodes() {
	}

	static Node of(io.fabric8.kubernetes.api.model.Node node) {
		NodeSpec spec = (node.getSpec() != null) ? node.getSpec() : new NodeSpec();
		NodeStatus status = (node.getStatus() != null) ? node.getStatus() : new NodeStatus();
		NodeSystemInfo info = (status.getNodeInfo() != null) ? status.getNodeInfo() : new NodeSystemInfo();
		Metadata metadata = Fields.metadata(node);
		Map<String, Quantity> capacity = status.getCapacity();
		Map<String, Quantity> allocatable = status.getAllocatable();
		List<Condition> conditions = conditions(status);
		return new Node(metadata, ready(conditions), !Boolean.TRUE.equals(spec.getUnschedulable()),
				address(status, "InternalIP"), address(status, "Hostname"), roles(metadata),
				metadata.labels().get(INSTANCE_TYPE), spec.getProviderID(), info.getKubeletVersion(), info.getOsImage(),
				Fields.real(Fields.cores(capacity)), Fields.real(Fields.cores(allocatable)),
				Fields.whole(Fields.bytes(capacity, "memory")), Fields.whole(Fields.bytes(allocatable, "memory")),
				(int) Fields.whole(Fields.bytes(allocatable, "pods")), conditions, addresses(status, false),
				addresses(status, true), Fields.bytes(capacity, "ephemeral-storage"));
	}

	private static boolean ready(List<Condition> conditions) {
		return conditions.stream()
			.anyMatch((condition) -> condition.type().equals("Ready") && condition.status().equals("True"));
	}

	private static List<Condition> conditions(NodeStatus status) {
		return Fields.list(status.getConditions())
			.stream()
			.map((condition) -> new Condition(condition.getType(), condition.getStatus(), condition.getReason(),
					condition.getMessage(), Fields.time(condition.getLastTransitionTime())))
			.toList();
	}

	private static @Nullable String address(NodeStatus status, String type) {
		return Fields.list(status.getAddresses())
			.stream()
			.filter((address) -> type.equals(address.getType()))
			.map(NodeAddress::getAddress)
			.findFirst()
			.orElse(null);
	}

	/**
	 * All addresses whose type is one of IP addresses, or none of these, each once.
	 */
	private static List<String> addresses(NodeStatus status, boolean numeric) {
		return Fields.list(status.getAddresses())
			.stream()
			.filter((address) -> address.getType().endsWith("IP") == numeric)
			.map(NodeAddress::getAddress)
			.distinct()
			.toList();
	}

	private static List<String> roles(Metadata metadata) {
		return metadata.labels()
			.keySet()
			.stream()
			.filter((label) -> label.startsWith(ROLE) && label.length() > ROLE.length())
			.map((label) -> label.substring(ROLE.length()))
			.sorted()
			.toList();
	}

}
