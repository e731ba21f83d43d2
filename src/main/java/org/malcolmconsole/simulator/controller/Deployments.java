package org.malcolmconsole.simulator.controller;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.simulator.apply.Writer;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Key;
import org.malcolmconsole.simulator.store.Kinds;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Removal;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives each deployment a replica set for its template and moves the pods over to it.
 */
final class Deployments implements Controller {

	private static final String COMPONENT = "deployment-controller";

	private static final String REVISION = "deployment.kubernetes.io/revision";

	private final Store store;

	private final Writer writer;

	private final Removal removal;

	private final Recorder recorder;

	private final DeploymentStatus status;

	Deployments(Store store, Writer writer, Removal removal, Recorder recorder, Clock clock) {
		this.store = store;
		this.writer = writer;
		this.removal = removal;
		this.recorder = recorder;
		this.status = new DeploymentStatus(writer, clock);
	}

	@Override
	public void reconcile() {
		this.store.list(Kinds.DEPLOYMENT, null).forEach((deployment) -> {
			if (!Meta.leaving(deployment)) {
				reconcile(deployment);
			}
		});
	}

	private void reconcile(ObjectNode deployment) {
		ObjectNode current = current(deployment);
		List<ObjectNode> old = others(deployment, current);
		if (current == null && mayBegin(deployment, old)) {
			current = create(deployment, old);
		}
		if (current != null && !Json.at(deployment, "spec", "paused").asBoolean(false)) {
			new Rollout(deployment, current, old).next().forEach((set, replicas) -> scale(deployment, set, replicas));
		}
		else {
			old.forEach((set) -> scale(deployment, set, 0));
		}
		forgetOld(deployment, old);
		ObjectNode fresh = (current != null) ? this.store.find(Key.of(Kinds.REPLICA_SET, current)) : null;
		this.status.report(deployment, fresh, others(deployment, fresh));
	}

	private boolean mayBegin(ObjectNode deployment, List<ObjectNode> old) {
		ObjectNode namespace = this.store.find(Kinds.NAMESPACE.key("", Meta.namespace(deployment)));
		boolean home = namespace != null && !Meta.leaving(namespace);
		boolean recreate = Json.text(deployment, "spec", "strategy", "type").equals("Recreate");
		return home && (!recreate || old.stream().noneMatch(this::hasPods));
	}

	private boolean hasPods(ObjectNode set) {
		return Numbers.replicas(set) > 0 || this.store.list(Kinds.POD, Meta.namespace(set))
			.stream()
			.anyMatch((pod) -> Meta.ownedBy(pod, Meta.uid(set)));
	}

	private @Nullable ObjectNode current(ObjectNode deployment) {
		return sets(deployment).stream().filter((set) -> Templates.same(deployment, set)).findFirst().orElse(null);
	}

	private List<ObjectNode> others(ObjectNode deployment, @Nullable ObjectNode current) {
		String uid = (current != null) ? Meta.uid(current) : "";
		return sets(deployment).stream().filter((set) -> !Meta.uid(set).equals(uid)).toList();
	}

	private List<ObjectNode> sets(ObjectNode deployment) {
		return this.store.list(Kinds.REPLICA_SET, Meta.namespace(deployment))
			.stream()
			.filter((set) -> Meta.ownedBy(set, Meta.uid(deployment)))
			.toList();
	}

	private @Nullable ObjectNode create(ObjectNode deployment, List<ObjectNode> old) {
		int revision = 1 + old.stream().mapToInt(Deployments::revision).max().orElse(0);
		ObjectNode made = Templates.replicaSet(deployment, revision, old.size());
		Key key = Key.of(Kinds.REPLICA_SET, made);
		this.writer.create(key, made);
		this.writer.update(Key.of(Kinds.DEPLOYMENT, deployment),
				(object) -> Json.make(object, "metadata", "annotations").put(REVISION, Integer.toString(revision)));
		return this.store.find(key);
	}

	private void scale(ObjectNode deployment, ObjectNode set, int replicas) {
		int before = Numbers.replicas(set);
		if (before != replicas) {
			this.writer.update(Key.of(Kinds.REPLICA_SET, set),
					(object) -> Json.make(object, "spec").put("replicas", replicas));
			this.recorder.normal(deployment, COMPONENT, "ScalingReplicaSet", "Scaled %s replica set %s from %d to %d"
				.formatted((replicas > before) ? "up" : "down", Meta.name(set), before, replicas));
		}
	}

	private void forgetOld(ObjectNode deployment, List<ObjectNode> old) {
		List<ObjectNode> empty = old.stream()
			.filter((set) -> !hasPods(set))
			.sorted(Comparator.comparingInt(Deployments::revision))
			.toList();
		int kept = Json.at(deployment, "spec", "revisionHistoryLimit").asInt(10);
		empty.stream()
			.limit(Math.max(0, empty.size() - kept))
			.forEach((set) -> this.removal.begin(Key.of(Kinds.REPLICA_SET, set)));
	}

	private static int revision(ObjectNode set) {
		String revision = Meta.annotation(set, REVISION);
		return revision.isEmpty() ? 0 : Integer.parseInt(revision);
	}

}
