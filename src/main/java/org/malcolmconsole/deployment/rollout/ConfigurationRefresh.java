package org.malcolmconsole.deployment.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.deployment.LiveConfiguration;
import org.malcolmconsole.deployment.desired.DesiredObject;
import org.malcolmconsole.deployment.desired.Stage;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.deployment.target.Pinning;

/**
 * Applies a few ConfigMaps and Secrets while everything else stays as it is.
 */
@Component
class ConfigurationRefresh implements LiveConfiguration {

	private final Cluster cluster;

	private final Pinning pinning;

	private final Blueprint blueprint;

	private final Rollout rollout;

	ConfigurationRefresh(Cluster cluster, Pinning pinning, Blueprint blueprint, Rollout rollout) {
		this.pinning = pinning;
		this.cluster = cluster;
		this.blueprint = blueprint;
		this.rollout = rollout;
	}

	@Override
	public List<ObjectRef> refresh(Set<String> files) {
		List<ObjectRef> refreshed = new ArrayList<>();
		this.pinning.writing(() -> refreshed.addAll(apply(files)));
		return refreshed;
	}

	private List<ObjectRef> apply(Set<String> files) {
		List<DesiredObject> objects = this.blueprint.read()
			.objects(Stage.CONFIGURATION)
			.stream()
			.filter((object) -> files.contains(object.source()))
			.toList();
		Map<DesiredObject, Standing> standings = this.rollout.standings(objects, this.rollout.live(objects));
		standings.forEach(ConfigurationRefresh::requireLasting);
		List<DesiredObject> ours = standings.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == Standing.OURS)
			.map(Map.Entry::getKey)
			.toList();
		var report = new RolloutReport(this.cluster.namespace(), (result) -> {
		});
		ours.forEach((object) -> this.rollout.apply(object, Standing.OURS, null, report));
		ours.forEach(this::requireSame);
		return ours.stream().map(DesiredObject::ref).toList();
	}

	private static void requireLasting(DesiredObject object, Standing standing) {
		if (standing == Standing.ENDING) {
			throw new ClusterException(Reason.CONFLICT,
					"The %s is being deleted. Start Malcolm again when it is gone.".formatted(object.ref()));
		}
	}

	private void requireSame(DesiredObject object) {
		Manifest stored = this.cluster.get(object.ref()).orElse(new Manifest(Map.of()));
		if (!stored.texts("data").equals(object.manifest().texts("data"))) {
			throw new ClusterException(Reason.CONFLICT,
					"The %s is not what was written: somebody else changes it too. Try again.".formatted(object.ref()));
		}
	}

}
