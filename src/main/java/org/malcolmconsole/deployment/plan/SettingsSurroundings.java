package org.malcolmconsole.deployment.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.deployment.desired.DesiredState;
import org.malcolmconsole.deployment.target.Blueprint;
import org.malcolmconsole.settings.Surroundings;
import org.malcolmconsole.workspace.Contents;

import org.springframework.stereotype.Component;

/**
 * Tells settings what the nodes have and which services a change reaches.
 */
@Component
class SettingsSurroundings implements Surroundings {

	private static final long MEBIBYTE = 1024L * 1024;

	private final Cluster cluster;

	private final Blueprint blueprint;

	SettingsSurroundings(Cluster cluster, Blueprint blueprint) {
		this.cluster = cluster;
		this.blueprint = blueprint;
	}

	@Override
	public List<Room> nodes() {
		return this.cluster.snapshot()
			.nodes()
			.stream()
			.filter((node) -> node.ready() && node.schedulable())
			.map((node) -> new Room(node.metadata().name(), node.cpuAllocatable(), node.memoryAllocatable() / MEBIBYTE))
			.toList();
	}

	@Override
	public List<String> replaced(Contents before, Contents after) {
		Map<String, Object> templates = templates(before);
		return templates(after).entrySet()
			.stream()
			.filter((entry) -> templates.containsKey(entry.getKey())
					&& !entry.getValue().equals(templates.get(entry.getKey())))
			.map((entry) -> this.blueprint.service(entry.getKey()))
			.sorted()
			.toList();
	}

	private Map<String, Object> templates(Contents contents) {
		return DesiredState.of(this.blueprint.release(), contents, this.cluster.namespace())
			.objects()
			.stream()
			.map((object) -> object.manifest())
			.filter((manifest) -> manifest.kind().equals("Deployment"))
			.collect(Collectors.toMap(Manifest::name, SettingsSurroundings::template, (a, b) -> a));
	}

	private static Object template(Manifest deployment) {
		return deployment.at("spec", "template").orElse("");
	}

}
