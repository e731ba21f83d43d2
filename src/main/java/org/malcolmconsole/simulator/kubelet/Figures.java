package org.malcolmconsole.simulator.kubelet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Selector;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What nodes and pods use: figures that wander around what such a service usually needs.
 */
public final class Figures {

	private static final long NANOS = 1_000_000;

	private final Store store;

	private final Clock clock;

	public Figures(Store store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * The list of node metrics.
	 */
	public ObjectNode nodes(Selector selector) {
		ObjectNode list = list("NodeMetricsList");
		ArrayNode items = list.putArray("items");
		for (ObjectNode node : this.store.list(Kinds.NODE, null)) {
			if (selector.test(node)) {
				items.add(node(node));
			}
		}
		return list;
	}

	/**
	 * The list of pod metrics; a pod that does not run has none.
	 * @param namespace null for all
	 */
	public ObjectNode pods(@Nullable String namespace, Selector selector) {
		ObjectNode list = list("PodMetricsList");
		ArrayNode items = list.putArray("items");
		for (ObjectNode pod : this.store.list(Kinds.POD, namespace)) {
			if (selector.test(pod) && running(pod)) {
				items.add(pod(pod));
			}
		}
		return list;
	}

	private ObjectNode node(ObjectNode node) {
		Use use = Use.of("node", Meta.name(node), this.clock.instant());
		for (ObjectNode pod : this.store.list(Kinds.POD, null)) {
			if (running(pod) && Json.text(pod, "spec", "nodeName").equals(Meta.name(node))) {
				for (Use part : uses(pod)) {
					use = use.plus(part);
				}
			}
		}
		ObjectNode metrics = metrics("NodeMetrics", node);
		use.writeTo(metrics.putObject("usage"));
		return metrics;
	}

	private ObjectNode pod(ObjectNode pod) {
		ObjectNode metrics = metrics("PodMetrics", pod);
		ArrayNode containers = metrics.putArray("containers");
		for (ObjectNode container : Json.objects(pod, "spec", "containers")) {
			ObjectNode entry = containers.addObject().put("name", Json.text(container, "name"));
			use(pod, container).writeTo(entry.putObject("usage"));
		}
		return metrics;
	}

	private List<Use> uses(ObjectNode pod) {
		return Json.objects(pod, "spec", "containers").stream().map((container) -> use(pod, container)).toList();
	}

	private Use use(ObjectNode pod, ObjectNode container) {
		return Use.of(Json.text(container, "name"), Meta.uid(pod), this.clock.instant());
	}

	private static boolean running(ObjectNode pod) {
		return Json.text(pod, "status", "phase").equals("Running") && !Meta.leaving(pod);
	}

	private ObjectNode metrics(String kind, ObjectNode of) {
		ObjectNode metrics = Json.object().put("kind", kind).put("apiVersion", "metrics.k8s.io/v1beta1");
		ObjectNode metadata = metrics.putObject("metadata").put("name", Meta.name(of));
		if (!Meta.namespace(of).isEmpty()) {
			metadata.put("namespace", Meta.namespace(of));
		}
		metadata.put("creationTimestamp", Meta.now(this.clock));
		return metrics.put("timestamp", Meta.now(this.clock)).put("window", "15s");
	}

	private static ObjectNode list(String kind) {
		ObjectNode list = Json.object().put("kind", kind).put("apiVersion", "metrics.k8s.io/v1beta1");
		list.putObject("metadata");
		return list;
	}

	private record Use(long milliCores, long mebibytes) {

		static Use of(String name, String id, Instant now) {
			double phase = Math.floorMod(id.hashCode(), 628) / 100.0;
			double minute = now.toEpochMilli() / 60_000.0;
			double cpu = 1 + 0.35 * Math.sin(minute + phase) + 0.15 * Math.sin(minute * 7.3 + phase);
			double memory = 1 + 0.06 * Math.sin(minute / 9 + phase);
			return new Use((long) (milliCoresOf(name) * cpu), (long) (mebibytesOf(name) * memory));
		}

		Use plus(Use other) {
			return new Use(this.milliCores + other.milliCores, this.mebibytes + other.mebibytes);
		}

		void writeTo(ObjectNode usage) {
			usage.put("cpu", (this.milliCores * NANOS + this.mebibytes % 997) + "n");
			usage.put("memory", (this.mebibytes * 1024) + "Ki");
		}

		private static long milliCoresOf(String name) {
			return name.startsWith("opensearch") ? 900 : name.startsWith("logstash") ? 650
					: name.contains("zeek") || name.contains("suricata") ? 350 : name.equals("node") ? 150 : 60;
		}

		private static long mebibytesOf(String name) {
			return name.startsWith("opensearch") ? 5200
					: name.startsWith("logstash") ? 2600
							: name.startsWith("arkime") || name.startsWith("dashboards-container") ? 900
									: name.equals("node") ? 1400 : 220;
		}

	}

}
