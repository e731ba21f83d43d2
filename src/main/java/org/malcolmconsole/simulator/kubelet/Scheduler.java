package org.malcolmconsole.simulator.kubelet;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.controller.Controller;
import org.malcolmconsole.simulator.controller.Recorder;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a node for each pod.
 */
final class Scheduler implements Controller {

	private static final String COMPONENT = "default-scheduler";

	private final Store store;

	private final Writer writer;

	private final Recorder recorder;

	private final Clock clock;

	private final Set<String> told = new HashSet<>();

	Scheduler(Store store, Writer writer, Recorder recorder, Clock clock) {
		this.store = store;
		this.writer = writer;
		this.recorder = recorder;
		this.clock = clock;
	}

	@Override
	public void reconcile() {
		List<ObjectNode> pods = this.store.list(Kinds.POD, null);
		pods.stream()
			.filter((pod) -> Json.text(pod, "spec", "nodeName").isEmpty() && !Meta.leaving(pod))
			.forEach((pod) -> {
				Optional<String> obstacle = obstacle(pod);
				if (obstacle.isPresent()) {
					refuse(pod, obstacle.get());
				}
				else {
					place(pod);
				}
			});
		this.told.removeIf((text) -> pods.stream().noneMatch((pod) -> text.startsWith(Meta.uid(pod))));
	}

	private Optional<String> obstacle(ObjectNode pod) {
		String nodes = "0/%d nodes are available: ".formatted(this.store.list(Kinds.NODE, null).size());
		for (ObjectNode volume : Json.objects(pod, "spec", "volumes")) {
			String name = Json.text(volume, "persistentVolumeClaim", "claimName");
			ObjectNode claim = name.isEmpty() ? null : this.store.find(Kinds.CLAIM.key(Meta.namespace(pod), name));
			if (!name.isEmpty() && claim == null) {
				return Optional.of(nodes + "persistentvolumeclaim \"%s\" not found.".formatted(name));
			}
			if (claim != null && !Json.text(claim, "status", "phase").equals("Bound")) {
				return Optional.of(nodes + "pod has unbound immediate PersistentVolumeClaims.");
			}
		}
		return (node(pod).isEmpty()) ? Optional.of(nodes + "no node is ready and suits the pod.") : Optional.empty();
	}

	private Optional<ObjectNode> node(ObjectNode pod) {
		List<ObjectNode> pods = this.store.list(Kinds.POD, null);
		return this.store.list(Kinds.NODE, null)
			.stream()
			.filter((node) -> !Json.at(node, "spec", "unschedulable").asBoolean(false))
			.filter((node) -> Json.at(pod, "spec", "nodeSelector")
				.properties()
				.stream()
				.allMatch((entry) -> Meta.label(node, entry.getKey()).equals(entry.getValue().asString(""))))
			.min(Comparator.comparingLong((node) -> pods.stream()
				.filter((other) -> Json.text(other, "spec", "nodeName").equals(Meta.name(node)))
				.count()));
	}

	private void place(ObjectNode pod) {
		String node = Meta.name(node(pod).orElseThrow());
		Key key = Key.of(Kinds.POD, pod);
		Instant now = this.clock.instant();
		this.writer.update(key, (object) -> {
			Json.make(object, "spec").put("nodeName", node);
			new PodStatus(object, now).condition("PodScheduled", true, "");
		});
		this.recorder.normal(pod, COMPONENT, "Scheduled",
				"Successfully assigned %s/%s to %s".formatted(Meta.namespace(pod), Meta.name(pod), node));
	}

	private void refuse(ObjectNode pod, String why) {
		if (this.told.add(Meta.uid(pod) + why)) {
			this.writer.updateStatus(Key.of(Kinds.POD, pod), (object) -> {
				new PodStatus(object, this.clock.instant()).condition("PodScheduled", false, "Unschedulable");
				Json.objects(object, "status", "conditions")
					.stream()
					.filter((condition) -> Json.text(condition, "type").equals("PodScheduled"))
					.forEach((condition) -> condition.put("message", why));
			});
			this.recorder.warning(pod, COMPONENT, "FailedScheduling", why);
		}
	}

}
