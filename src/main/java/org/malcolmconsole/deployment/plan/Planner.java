package org.malcolmconsole.deployment.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.deletion.Deletion;
import org.malcolmconsole.deployment.deletion.Deletions;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Ownership;
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
		Map<ObjectRef, String> ending = ending(desired, live);
		List<Change> changes = new ArrayList<>();
		List<String> rolls = new ArrayList<>();
		this.rollout.standings(desired.objects(), live).forEach((object, standing) -> {
			Change change = ending.containsKey(object.ref())
					? change(Action.ENDING, object, ending.get(object.ref()), List.of())
					: change(object, standing, live.find(object.ref()).orElse(null));
			changes.add(change);
			if (change.fields().stream().anyMatch((field) -> field.path().startsWith("spec.template."))) {
				rolls.add(this.blueprint.service(object.ref().name()));
			}
		});
		retired(desired).forEach(changes::add);
		return Plan.of(desired.namespace(), desired.revision(), changes, rolls);
	}

	private Map<ObjectRef, String> ending(DesiredState desired, LiveObjects live) {
		List<Manifest> there = desired.objects()
			.stream()
			.flatMap((object) -> live.find(object.ref()).stream())
			.toList();
		return Deletions.among(this.cluster, there)
			.stream()
			.collect(Collectors.toMap(Deletion::ref,
					(deletion) -> deletion.sentence() + " A start waits until it is gone."));
	}

	private List<Change> retired(DesiredState desired) {
		return this.rollout.retired(desired)
			.stream()
			.map((ref) -> change(Action.REMOVE, ref, "", "The directory no longer asks for it.", List.of()))
			.toList();
	}

	private Change change(DesiredObject object, Standing standing, @Nullable Manifest live) {
		return switch (standing) {
			case MISSING -> create(object);
			case ENDING -> change(Action.ENDING, object, "It is being deleted.", List.of());
			case PROVIDED ->
				change(Action.LEAVE, object, "It was made by somebody else and is used as it is.", List.of());
			case UNSEEN -> change(Action.LEAVE, object,
					"We are not allowed to read it, so nobody knows whether it is there. It is used as it is.",
					List.of());
			case FOREIGN -> change(Action.CONFLICT, object, "It was made by somebody else.", List.of());
			case OURS -> compare(object, live, ApplyMode.DRY_RUN_FORCE);
			case JOINED -> compare(object, live, ApplyMode.DRY_RUN);
		};
	}

	/**
	 * What has no namespace is tried: not everybody may make it.
	 */
	private Change create(DesiredObject object) {
		return (object.ref().namespace() != null) ? change(Action.CREATE, object, null, List.of())
				: tried(object, ApplyMode.DRY_RUN_FORCE, (after) -> change(Action.CREATE, object, null, List.of()));
	}

	private Change compare(DesiredObject object, @Nullable Manifest live, ApplyMode mode) {
		Manifest before = (live != null) ? live : new Manifest(Map.of());
		boolean relabelled = mode.force() && !Ownership.ours(before.labels(), this.cluster.namespace());
		String note = relabelled ? "It is ours by its id; somebody else changed its labels, which are set again."
				: null;
		return tried(object, mode, (after) -> {
			List<FieldChange> fields = Differences.between(before, after);
			return change(fields.isEmpty() ? Action.LEAVE : Action.CHANGE, object, note, fields);
		});
	}

	private Change tried(DesiredObject object, ApplyMode mode, Function<Manifest, Change> answer) {
		try {
			return answer.apply(this.cluster.apply(object.manifest(), mode).object());
		}
		catch (ClusterException ex) {
			return switch (ex.reason()) {
				case FORBIDDEN -> change(this.rollout.optional(object.ref()) ? Action.LEAVE : Action.REFUSED, object,
						ex.getMessage(), List.of());
				case FIELD_CONFLICT -> change(Action.CONFLICT, object, ex.getMessage(), List.of());
				default -> {
					if (ex.temporary()) {
						throw ex;
					}
					yield change(Action.REFUSED, object, ex.getMessage(), List.of());
				}
			};
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
