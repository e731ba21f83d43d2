package org.malcolmconsole.simulator.admission;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives services their cluster addresses and node ports.
 */
final class Addresses {

	private static final int FIRST_NODE_PORT = 30000;

	private final Store store;

	Addresses(Store store) {
		this.store = store;
	}

	void assign(@Nullable ObjectNode before, ObjectNode service) {
		ObjectNode spec = Json.make(service, "spec");
		if (before != null) {
			Json.preset(spec, "clusterIP", Json.text(before, "spec", "clusterIP"));
		}
		if (!spec.hasNonNull("clusterIP") && !Json.text(spec, "type").equals("ExternalName")) {
			spec.put("clusterIP", freeAddress());
		}
		if (spec.hasNonNull("clusterIP") && !spec.hasNonNull("clusterIPs")) {
			spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
		}
		if (Set.of("NodePort", "LoadBalancer").contains(Json.text(spec, "type"))) {
			Json.preset(spec, "externalTrafficPolicy", "Cluster");
			Json.objects(spec, "ports").forEach((port) -> Json.preset(port, "nodePort", freePort()));
		}
	}

	private String freeAddress() {
		Set<String> taken = this.store.list(Kinds.SERVICE, null)
			.stream()
			.map((service) -> Json.text(service, "spec", "clusterIP"))
			.collect(Collectors.toCollection(TreeSet::new));
		return IntStream.range(2, 65_000)
			.mapToObj((number) -> "10.96." + (number >> 8) + "." + (number & 255))
			.filter((address) -> !taken.contains(address))
			.findFirst()
			.orElseThrow();
	}

	private int freePort() {
		Set<Integer> taken = this.store.list(Kinds.SERVICE, null)
			.stream()
			.flatMap((service) -> Json.objects(service, "spec", "ports").stream())
			.map((port) -> port.path("nodePort").asInt(0))
			.collect(Collectors.toSet());
		return IntStream.range(FIRST_NODE_PORT, FIRST_NODE_PORT + 2768)
			.filter((port) -> !taken.contains(port))
			.findFirst()
			.orElseThrow();
	}

}
