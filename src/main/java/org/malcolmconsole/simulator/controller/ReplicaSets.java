package org.malcolmconsole.simulator.controller;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

import org.malcolmconsole.simulator.admission.Admission;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps as many pods as each replica set wants.
 */
final class ReplicaSets implements Controller {

	private static final String COMPONENT = "replicaset-controller";

	private final Store store;

	private final Writer writer;

	private final Removal removal;

	private final Admission admission;

	private final Recorder recorder;

	private final RandomGenerator random;

	ReplicaSets(Store store, Writer writer, Removal removal, Recorder recorder, RandomGenerator random) {
		this.store = store;
		this.writer = writer;
		this.removal = removal;
		this.admission = new Admission(store);
		this.recorder = recorder;
		this.random = random;
	}

	@Override
	public void reconcile() {
		this.store.list(Kinds.REPLICA_SET, null).forEach(this::reconcile);
	}

	static boolean isReady(ObjectNode pod) {
		return Json.objects(pod, "status", "conditions")
			.stream()
			.anyMatch((condition) -> Json.text(condition, "type").equals("Ready")
					&& Json.text(condition, "status").equals("True"));
	}

	private void reconcile(ObjectNode set) {
		List<ObjectNode> pods = pods(set);
		int wanted = Json.at(set, "spec", "replicas").asInt(1);
		if (!Meta.leaving(set) && !terminating(set)) {
			for (int i = pods.size(); i < wanted; i++) {
				create(set);
			}
			pods.stream()
				.sorted(Comparator.comparing(ReplicaSets::isReady)
					.thenComparing(Comparator.comparing(Meta::version).reversed()))
				.limit(Math.max(0, pods.size() - wanted))
				.forEach((pod) -> delete(set, pod));
		}
		report(set, pods(set));
	}

	private boolean terminating(ObjectNode set) {
		ObjectNode namespace = this.store.find(Kinds.NAMESPACE.key("", Meta.namespace(set)));
		return namespace == null || Meta.leaving(namespace);
	}

	private List<ObjectNode> pods(ObjectNode set) {
		return this.store.list(Kinds.POD, Meta.namespace(set))
			.stream()
			.filter((pod) -> Meta.ownedBy(pod, Meta.uid(set)) && !Meta.leaving(pod))
			.toList();
	}

	private void create(ObjectNode set) {
		ObjectNode pod = Templates.pod(set, this.random);
		Key key = Key.of(Kinds.POD, pod);
		this.writer.create(key, this.admission.admit(key, null, pod));
		this.recorder.normal(set, COMPONENT, "SuccessfulCreate", "Created pod: " + Meta.name(pod));
	}

	private void delete(ObjectNode set, ObjectNode pod) {
		this.removal.begin(Key.of(Kinds.POD, pod));
		this.recorder.normal(set, COMPONENT, "SuccessfulDelete", "Deleted pod: " + Meta.name(pod));
	}

	private void report(ObjectNode set, List<ObjectNode> pods) {
		int leaving = (int) this.store.list(Kinds.POD, Meta.namespace(set))
			.stream()
			.filter((pod) -> Meta.ownedBy(pod, Meta.uid(set)) && Meta.leaving(pod))
			.count();
		int ready = (int) pods.stream().filter(ReplicaSets::isReady).count();
		this.writer.updateStatus(Key.of(Kinds.REPLICA_SET, set), (object) -> {
			ObjectNode status = Json.make(object, "status");
			status.put("replicas", pods.size());
			status.put("terminatingReplicas", leaving);
			status.put("observedGeneration", Json.at(object, "metadata", "generation").asInt(0));
			Numbers.put(status, "fullyLabeledReplicas", pods.size());
			Numbers.put(status, "readyReplicas", ready);
			Numbers.put(status, "availableReplicas", ready);
		});
	}

}
