package org.malcolmconsole.cluster.rest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.Quantity;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.Usage;

/**
 * Reads CPU and memory in use from the metrics API, if there is one.
 */
public final class Measurements {

	private static final String ROOT = "/apis/metrics.k8s.io/v1beta1";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Rest rest;

	private final String namespace;

	private final Clock clock;

	public Measurements(Rest rest, String namespace, Clock clock) {
		this.rest = rest;
		this.namespace = namespace;
		this.clock = clock;
	}

	/**
	 * Whether the metrics API answers.
	 */
	public boolean available() {
		return read(ROOT + "/namespaces/" + Paths.encode(this.namespace) + "/pods").isPresent();
	}

	/**
	 * What is in use now; empty when there is no metrics API, it does not answer, or we
	 * may not read it. What only nodes or only pods lack is left out.
	 */
	public Optional<Usage> now() {
		Optional<Manifest> pods = read(ROOT + "/namespaces/" + Paths.encode(this.namespace) + "/pods");
		if (pods.isEmpty()) {
			return Optional.empty();
		}
		List<Usage.Node> nodes = read(ROOT + "/nodes").map(Measurements::nodes).orElse(List.of());
		return Optional.of(new Usage(this.clock.instant(), nodes, containers(pods.get())));
	}

	private Optional<Manifest> read(String path) {
		try {
			Answer answer = this.rest.send(Call.get("read metrics", path).withAttempts(1).withTimeout(PATIENCE));
			return answer.ok() ? Optional.of(answer.object()) : Optional.empty();
		}
		catch (ClusterException ex) {
			return Optional.empty();
		}
	}

	private static List<Usage.Node> nodes(Manifest list) {
		return list.each("items")
			.stream()
			.map((node) -> new Usage.Node(node.name(), cores(node), bytes(node)))
			.toList();
	}

	private static List<Usage.Container> containers(Manifest list) {
		List<Usage.Container> containers = new ArrayList<>();
		for (Manifest pod : list.each("items")) {
			for (Manifest container : pod.each("containers")) {
				String name = container.text("name").orElse("");
				containers.add(new Usage.Container(pod.name(), name, cores(container), bytes(container)));
			}
		}
		return List.copyOf(containers);
	}

	private static double cores(Manifest item) {
		return quantity(item.text("usage", "cpu").orElse("0")).doubleValue();
	}

	private static long bytes(Manifest item) {
		return quantity(item.text("usage", "memory").orElse("0")).longValue();
	}

	private static BigDecimal quantity(String text) {
		return Quantity.parse(text).getNumericalAmount();
	}

}
