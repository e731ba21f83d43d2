package org.malcolmconsole.simulator.controller;

import java.util.random.RandomGenerator;

import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes replica sets from deployments and pods from replica sets.
 */
final class Templates {

	static final String HASH = "pod-template-hash";

	private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

	private Templates() {
	}

	/**
	 * Whether a replica set has the template of a deployment.
	 */
	static boolean same(ObjectNode deployment, ObjectNode replicaSet) {
		ObjectNode template = Json.make(replicaSet.deepCopy(), "spec", "template");
		Json.make(template, "metadata", "labels").remove(HASH);
		return template.equals(Json.at(deployment, "spec", "template"));
	}

	/**
	 * The replica set for a deployment's template, with no pods yet.
	 */
	static ObjectNode replicaSet(ObjectNode deployment, int revision, int collisions) {
		String hash = hash(Json.write(Json.at(deployment, "spec", "template")) + collisions);
		ObjectNode made = Json.object().put("kind", "ReplicaSet").put("apiVersion", "apps/v1");
		ObjectNode template = (ObjectNode) Json.at(deployment, "spec", "template").deepCopy();
		Json.make(template, "metadata", "labels").put(HASH, hash);
		ObjectNode metadata = made.putObject("metadata")
			.put("name", Meta.name(deployment) + "-" + hash)
			.put("namespace", Meta.namespace(deployment));
		metadata.set("labels", Json.at(template, "metadata", "labels").deepCopy());
		metadata.putObject("annotations").put("deployment.kubernetes.io/revision", Integer.toString(revision));
		own(metadata, deployment);
		ObjectNode spec = made.putObject("spec").put("replicas", 0);
		ObjectNode selector = (ObjectNode) Json.at(deployment, "spec", "selector").deepCopy();
		Json.make(selector, "matchLabels").put(HASH, hash);
		spec.set("selector", selector);
		spec.set("template", template);
		made.putObject("status").put("replicas", 0);
		return made;
	}

	/**
	 * A pod of a replica set.
	 */
	static ObjectNode pod(ObjectNode replicaSet, RandomGenerator random) {
		ObjectNode made = Json.object().put("kind", "Pod").put("apiVersion", "v1");
		JsonNode template = Json.at(replicaSet, "spec", "template");
		String prefix = Meta.name(replicaSet) + "-";
		ObjectNode metadata = made.putObject("metadata")
			.put("name", prefix + letters(random.nextLong(), 5))
			.put("generateName", prefix)
			.put("namespace", Meta.namespace(replicaSet));
		for (String field : new String[] { "labels", "annotations" }) {
			if (Json.at(template, "metadata").has(field)) {
				metadata.set(field, Json.at(template, "metadata", field).deepCopy());
			}
		}
		own(metadata, replicaSet);
		made.set("spec", template.path("spec").deepCopy());
		return made;
	}

	private static void own(ObjectNode metadata, ObjectNode owner) {
		metadata.putArray("ownerReferences")
			.addObject()
			.put("apiVersion", Json.text(owner, "apiVersion"))
			.put("kind", Json.text(owner, "kind"))
			.put("name", Meta.name(owner))
			.put("uid", Meta.uid(owner))
			.put("controller", true)
			.put("blockOwnerDeletion", true);
	}

	private static String hash(String text) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
		}
		return letters(hash, 10);
	}

	private static String letters(long number, int count) {
		StringBuilder letters = new StringBuilder();
		long rest = number;
		for (int i = 0; i < count; i++) {
			letters.append(LETTERS.charAt((int) Long.remainderUnsigned(rest, LETTERS.length())));
			rest = Long.divideUnsigned(rest, LETTERS.length());
		}
		return letters.toString();
	}

}
