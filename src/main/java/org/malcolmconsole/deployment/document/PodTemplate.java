package org.malcolmconsole.deployment.document;

import java.util.Map;
import java.util.Optional;

import org.malcolmconsole.cluster.Manifest;

/**
 * The part of an object that describes its pods.
 *
 * @param path where the template stands; empty when the object is a pod itself
 */
public record PodTemplate(FieldPath path, Manifest object) {

	private static final FieldPath TEMPLATE = FieldPath.of("spec", "template");

	private static final Map<String, FieldPath> PATHS = Map.of("Pod", FieldPath.of(), "Deployment", TEMPLATE,
			"ReplicaSet", TEMPLATE, "StatefulSet", TEMPLATE, "DaemonSet", TEMPLATE, "ReplicationController", TEMPLATE,
			"Job", TEMPLATE, "CronJob", FieldPath.of("spec", "jobTemplate", "spec", "template"));

	public static Optional<PodTemplate> of(Manifest manifest) {
		return Optional.ofNullable(PATHS.get(manifest.kind())).map((path) -> new PodTemplate(path, manifest));
	}

	public FieldPath spec() {
		return this.path.then("spec");
	}

	public Manifest annotated(String key, String value) {
		return this.object.with(value, this.path.then("metadata", "annotations", key).array());
	}

}
