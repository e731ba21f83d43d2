package org.malcolmconsole.simulator.kubelet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * Runs the pods of all nodes, as far as one can see from outside.
 */
final class Kubelet implements Controller {

	private static final String COMPONENT = "kubelet";

	private final Store store;

	private final Writer writer;

	private final Recorder recorder;

	private final Clock clock;

	private final Duration step;

	private final Map<String, PodRun> runs = new HashMap<>();

	private int addresses;

	Kubelet(Store store, Writer writer, Recorder recorder, Clock clock, Duration step) {
		this.store = store;
		this.writer = writer;
		this.recorder = recorder;
		this.clock = clock;
		this.step = step;
	}

	@Override
	public void reconcile() {
		List<ObjectNode> pods = this.store.list(Kinds.POD, null);
		Set<String> alive = new HashSet<>();
		for (ObjectNode pod : pods) {
			alive.add(Meta.uid(pod));
			if (!Json.text(pod, "spec", "nodeName").isEmpty()) {
				PodRun run = this.runs.computeIfAbsent(Meta.uid(pod), (uid) -> new PodRun(address()));
				if (Meta.leaving(pod)) {
					end(pod, run);
				}
				else if (!run.isSettled(Meta.version(pod))) {
					go(pod, run);
				}
			}
		}
		this.runs.keySet().retainAll(alive);
	}

	private void go(ObjectNode pod, PodRun run) {
		Instant now = this.clock.instant();
		ContainerStatus report = new ContainerStatus(now, Fault.of(pod), this.step);
		Optional<Obstacle> obstacle = (run.schedule() == null) ? Obstacle.of(this.store, pod) : Optional.empty();
		if (obstacle.isEmpty() && run.schedule() == null) {
			run.begin(Schedule.of(pod, now, this.step), Story.of(pod, now, this.step));
		}
		Schedule schedule = run.schedule();
		this.writer.updateStatus(Key.of(Kinds.POD, pod), (object) -> {
			PodStatus status = new PodStatus(object, now);
			status.address(host(pod), run.address());
			if (schedule != null) {
				status.scheduled(schedule, report);
			}
			else {
				obstacle.ifPresent((found) -> status.blocked(object, report, found));
			}
		});
		obstacle.filter(run::isNew)
			.ifPresent((found) -> this.recorder.warning(pod, COMPONENT, found.event(), found.text()));
		run.due(now).forEach((event) -> tell(pod, event));
		if (schedule != null && schedule.over(now) && !report.fault().crashes()) {
			run.settle(Meta.version(pod));
		}
	}

	private void tell(ObjectNode pod, Story.Event event) {
		if (event.warning()) {
			this.recorder.warning(pod, COMPONENT, event.reason(), event.message());
		}
		else {
			this.recorder.normal(pod, COMPONENT, event.reason(), event.message());
		}
	}

	private void end(ObjectNode pod, PodRun run) {
		Instant now = this.clock.instant();
		Key key = Key.of(Kinds.POD, pod);
		if (run.ending() == null) {
			Duration usual = Pace.around(this.step.dividedBy(2), Meta.name(pod));
			Duration most = Duration.ofSeconds(Json.at(pod, "metadata", "deletionGracePeriodSeconds").asInt(0));
			run.end(now.plus((usual.compareTo(most) < 0) ? usual : most));
			Json.objects(pod, "spec", "containers")
				.forEach((container) -> this.recorder.normal(pod, COMPONENT, "Killing",
						"Stopping container " + Json.text(container, "name")));
			this.writer.updateStatus(key, (object) -> new PodStatus(object, now).ending());
		}
		Instant ending = run.ending();
		if (ending != null && !ending.isAfter(now)) {
			this.writer.update(key, (object) -> Json.make(object, "metadata").put("deletionGracePeriodSeconds", 0));
		}
	}

	private String host(ObjectNode pod) {
		ObjectNode node = this.store.find(Kinds.NODE.key("", Json.text(pod, "spec", "nodeName")));
		return (node != null) ? Json.text(Json.objects(node, "status", "addresses").get(0), "address") : "127.0.0.1";
	}

	private String address() {
		int number = ++this.addresses % 65_000;
		return "10.244." + (number >> 8) + "." + (number & 255);
	}

}
