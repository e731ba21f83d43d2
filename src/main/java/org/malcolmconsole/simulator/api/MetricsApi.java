package org.malcolmconsole.simulator.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.malcolmconsole.simulator.kubelet.Figures;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Kind;
import org.malcolmconsole.simulator.store.Selector;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metrics API, where there is one.
 */
final class MetricsApi {

	private static final Pattern ADDRESS = Pattern
		.compile("/apis/metrics\\.k8s\\.io/v1beta1/(?:namespaces/([^/]+)/)?(nodes|pods)(?:/([^/]+))?");

	private final boolean on;

	private final Figures figures;

	MetricsApi(World world) {
		this.on = world.metrics();
		this.figures = new Figures(world.store(), world.clock());
	}

	/**
	 * The answer at an address of the metrics API; empty at others.
	 */
	Optional<ObjectNode> find(String path) {
		Matcher address = ADDRESS.matcher(path);
		if (!this.on || !address.matches()) {
			return Optional.empty();
		}
		String name = address.group(3);
		Selector selector = (name != null) ? Selector.of("", "metadata.name=" + name) : Selector.ALL;
		boolean nodes = address.group(2).equals("nodes");
		ObjectNode list = nodes ? this.figures.nodes(selector) : this.figures.pods(address.group(1), selector);
		if (name == null) {
			return Optional.of(list);
		}
		Kind kind = new Kind("metrics.k8s.io", "v1beta1", address.group(2), "PodMetrics", !nodes, false);
		if (list.path("items").isEmpty()) {
			throw Failure.notFound(kind, name);
		}
		return Optional.of((ObjectNode) list.path("items").get(0));
	}

}
