package org.malcolmconsole.deployment.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.plan.Plan.Action;
import org.malcolmconsole.deployment.plan.Plan.Change;
import org.malcolmconsole.deployment.plan.Plan.FieldChange;
import org.malcolmconsole.deployment.rollout.LiveObjects;
import org.malcolmconsole.deployment.rollout.Rollout;
import org.malcolmconsole.deployment.rollout.Standing;
import org.malcolmconsole.deployment.target.Blueprint;

/**
 * Works out by dry run what a start would do.
 */
@Component
class Planner {

	private final Blueprint blueprint;

	private final Rollout rollout;

	private final Cluster cluster;

	Planner(Blueprint blueprint, Rollout rollout, Cluster cluster) {
		this.blueprint = blueprint;
		this.rollout = rollout;
		this.cluster = cluster;
	}

	/**
	 * The plan for the directory and the cluster as they are now; nothing is written.
	 * @throws ClusterException when the cluster can't be asked
	 */
	Plan plan() {
		DesiredState desired = this.blueprint.read();
		if (!desired.problems().isEmpty()) {
			return Plan.blocked(desired.namespace(), desired.revision(), desired.problems());
		}
		LiveObjects live = this.rollout.live(desired.objects());
		List<Change> changes = new ArrayList<>();
		List<String> rolls = new ArrayList<>();
		this.rollout.standings(desired.objects(), live).forEach((object, standing) -> {
			Change change = change(object, standing, live.find(object.ref()).orElse(null));
			changes.add(change);
			if (change.fields().stream().anyMatch((field) -> field.path().startsWith("spec.template."))) {
				rolls.add(this.blueprint.service(object.ref().name()));
			}
		});
		retired(desired).forEach(changes::add);
		return Plan.of(desired.namespace(), desired.revision(), changes, rolls);
	}

	private List<Change> retired(DesiredState desired) {
		return this.rollout.retired(desired)
			.stream()
			.map((ref) -> change(Action.REMOVE, ref, "", "The directory no longer asks for it.", List.of()))
			.toList();
	}

	private Change change(DesiredObject object, Standing standing, @Nullable Manifest live) {
		if (live == null) {
			return change(Action.CREATE, object, null, List.of());
		}
		return switch (standing) {
			case MISSING -> change(Action.CREATE, object, null, List.of());
			case PROVIDED ->
				change(Action.LEAVE, object, "It was made by somebody else and is used as it is.", List.of());
			case FOREIGN -> change(Action.CONFLICT, object, "It was made by somebody else.", List.of());
			case OURS -> compare(object, live, ApplyMode.DRY_RUN_FORCE);
			case JOINED -> compare(object, live, ApplyMode.DRY_RUN);
		};
	}

	private Change compare(DesiredObject object, Manifest live, ApplyMode mode) {
		try {
			Manifest after = this.cluster.apply(object.manifest(), mode).object();
			List<FieldChange> fields = Differences.between(live, after);
			return change(fields.isEmpty() ? Action.LEAVE : Action.CHANGE, object, null, fields);
		}
		catch (ClusterException ex) {
			if (ex.temporary()) {
				throw ex;
			}
			return change(Action.CONFLICT, object, ex.getMessage(), List.of());
		}
	}

	private static Change change(Action action, DesiredObject object, @Nullable String note, List<FieldChange> fields) {
		return change(action, object.ref(), object.source(), note, fields);
	}

	private static Change change(Action action, ObjectRef ref, String source, @Nullable String note,
			List<FieldChange> fields) {
		return new Change(action, ref.kind(), ref.namespace(), ref.name(), source, note, fields);
	}

}
