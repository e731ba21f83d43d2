package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.deployment.target.Blueprint;

/**
 * Knows which credentials were brought into the running Malcolm after an operation was
 * asked for: what it is to apply is older, and would take them back.
 */
@Component
class Delivered {

	private final Blueprint blueprint;

	private final Rollout rollout;

	Delivered(Blueprint blueprint, Rollout rollout) {
		this.blueprint = blueprint;
		this.rollout = rollout;
	}

	/**
	 * The configuration of a pinned state without what the cluster already has in the
	 * directory's present form.
	 */
	List<DesiredObject> without(DesiredState pinned) {
		List<DesiredObject> objects = pinned.objects(Stage.CONFIGURATION);
		Map<ObjectRef, Manifest> present = present(pinned);
		List<DesiredObject> changed = objects.stream()
			.filter((object) -> present.containsKey(object.ref())
					&& !sameData(object.manifest(), present.get(object.ref())))
			.toList();
		LiveObjects live = this.rollout.live(changed);
		List<DesiredObject> left = new ArrayList<>(objects);
		left.removeIf((object) -> changed.contains(object)
				&& live.find(object.ref()).filter((there) -> sameData(there, present.get(object.ref()))).isPresent());
		return left;
	}

	private Map<ObjectRef, Manifest> present(DesiredState pinned) {
		Map<ObjectRef, Manifest> present = new HashMap<>();
		try {
			DesiredState now = this.blueprint.read(pinned.namespace());
			if (now.revision() != pinned.revision()) {
				now.objects(Stage.CONFIGURATION).forEach((object) -> present.put(object.ref(), object.manifest()));
			}
		}
		catch (ErrorResponseException ex) {
			// a directory that can't be read was brought nowhere
		}
		return present;
	}

	private static boolean sameData(Manifest one, @Nullable Manifest other) {
		return other != null && one.texts("data").equals(other.texts("data"))
				&& one.texts("binaryData").equals(other.texts("binaryData"));
	}

}
