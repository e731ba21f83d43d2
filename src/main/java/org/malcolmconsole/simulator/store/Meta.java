package org.malcolmconsole.simulator.store;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metadata that every object has.
 */
public final class Meta {

	private Meta() {
	}

	public static String name(JsonNode object) {
		return Json.text(object, "metadata", "name");
	}

	public static String namespace(JsonNode object) {
		return Json.text(object, "metadata", "namespace");
	}

	public static String uid(JsonNode object) {
		return Json.text(object, "metadata", "uid");
	}

	public static String label(JsonNode object, String name) {
		return Json.text(object, "metadata", "labels", name);
	}

	public static String annotation(JsonNode object, String name) {
		return Json.text(object, "metadata", "annotations", name);
	}

	public static long version(JsonNode object) {
		String version = Json.text(object, "metadata", "resourceVersion");
		return version.isEmpty() ? 0 : Long.parseLong(version);
	}

	/**
	 * Whether it has been told to go.
	 */
	public static boolean leaving(JsonNode object) {
		return !Json.text(object, "metadata", "deletionTimestamp").isEmpty();
	}

	public static boolean hasFinalizer(JsonNode object, String name) {
		return Json.texts(object, "metadata", "finalizers").anyMatch(name::equals);
	}

	public static void addFinalizer(ObjectNode object, String name) {
		if (!hasFinalizer(object, name)) {
			ObjectNode metadata = Json.make(object, "metadata");
			ArrayNode finalizers = (metadata.get("finalizers") instanceof ArrayNode there) ? there
					: metadata.putArray("finalizers");
			finalizers.add(name);
		}
	}

	public static void removeFinalizer(ObjectNode object, String name) {
		ObjectNode metadata = Json.make(object, "metadata");
		ArrayNode kept = Json.array();
		Json.texts(metadata, "finalizers").filter((finalizer) -> !finalizer.equals(name)).forEach(kept::add);
		if (kept.isEmpty()) {
			metadata.remove("finalizers");
		}
		else {
			metadata.set("finalizers", kept);
		}
	}

	/**
	 * Whether one of the owners has this uid.
	 */
	public static boolean ownedBy(JsonNode object, String uid) {
		return Json.objects(object, "metadata", "ownerReferences")
			.stream()
			.anyMatch((owner) -> Json.text(owner, "uid").equals(uid));
	}

	/**
	 * The time as the API writes it, in whole seconds.
	 */
	public static String now(Clock clock) {
		return time(clock.instant());
	}

	public static String time(Instant instant) {
		return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
	}

}
