package org.malcolmconsole.simulator.store;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal that the caller gets as a {@code Status} object.
 */
public final class Failure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ObjectNode status;

	private final int code;

	private Failure(int code, String reason, String message, @Nullable ObjectNode details) {
		super(message);
		this.code = code;
		this.status = Json.parse("""
				{"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure"}""");
		this.status.put("message", message);
		if (!reason.isEmpty()) {
			this.status.put("reason", reason);
		}
		if (details != null) {
			this.status.set("details", details);
		}
		this.status.put("code", code);
	}

	public static Failure of(int code, String reason, String message) {
		return new Failure(code, reason, message, null);
	}

	public static Failure badRequest(String message) {
		return of(400, "BadRequest", message);
	}

	public static Failure notFound(Kind kind, String name) {
		return new Failure(404, "NotFound", "%s \"%s\" not found".formatted(kind.qualifiedPlural(), name),
				details(kind, kind.plural(), name));
	}

	/**
	 * There is nothing at this address.
	 */
	public static Failure noSuchResource() {
		return new Failure(404, "NotFound", "the server could not find the requested resource", Json.object());
	}

	public static Failure alreadyExists(Kind kind, String name) {
		return new Failure(409, "AlreadyExists", "%s \"%s\" already exists".formatted(kind.qualifiedPlural(), name),
				details(kind, kind.plural(), name));
	}

	/**
	 * Somebody else was quicker, or a precondition does not hold.
	 */
	public static Failure conflict(Key key, String why) {
		Kind kind = key.kind();
		return new Failure(409, "Conflict",
				"Operation cannot be fulfilled on %s \"%s\": %s".formatted(kind.qualifiedPlural(), key.name(), why),
				details(kind, kind.plural(), key.name()));
	}

	/**
	 * It is another object than the caller meant.
	 */
	public static Failure otherUid(Key key, String meant, String found) {
		Kind kind = key.kind();
		return new Failure(409, "Conflict",
				("Operation cannot be fulfilled on %s \"%s\": the UID in the precondition (%s) does not match the UID in record (%s). "
						+ "The object might have been deleted and then recreated")
					.formatted(kind.name(), key.name(), meant, found),
				details(kind, kind.name(), key.name()));
	}

	/**
	 * The object was changed since it was read.
	 */
	public static Failure outdated(Key key) {
		return conflict(key,
				"the object has been modified; please apply your changes to the latest version and try again");
	}

	/**
	 * Other managers own fields that an apply would change.
	 */
	public static Failure applyConflict(String message, List<Cause> causes) {
		ObjectNode details = Json.object();
		addCauses(details, causes);
		return new Failure(409, "Conflict", message, details);
	}

	public static Failure invalid(Key key, List<Cause> causes) {
		Kind kind = key.kind();
		List<String> texts = causes.stream().map((cause) -> cause.field() + ": " + cause.message()).toList();
		String all = (texts.size() == 1) ? texts.get(0) : "[" + String.join(", ", texts) + "]";
		ObjectNode details = details(kind, kind.name(), key.name());
		addCauses(details, causes);
		return new Failure(422, "Invalid", "%s \"%s\" is invalid: %s".formatted(kind.qualifiedName(), key.name(), all),
				details);
	}

	public static Failure terminating(Key key) {
		Kind kind = key.kind();
		ObjectNode details = details(kind, kind.plural(), key.name());
		String why = "namespace %s is being terminated".formatted(key.namespace());
		addCauses(details, List.of(new Cause("NamespaceTerminating", why, "metadata.namespace")));
		return new Failure(403, "Forbidden",
				"%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being terminated"
					.formatted(kind.qualifiedPlural(), key.name(), key.namespace()),
				details);
	}

	/**
	 * The version asked for is no longer known.
	 */
	public static Failure expired(String message) {
		return of(410, "Expired", message);
	}

	public int code() {
		return this.code;
	}

	/**
	 * What the caller gets.
	 */
	public ObjectNode status() {
		return this.status.deepCopy();
	}

	private static ObjectNode details(Kind kind, String what, String name) {
		ObjectNode details = Json.object();
		if (!name.isEmpty()) {
			details.put("name", name);
		}
		if (!kind.group().isEmpty()) {
			details.put("group", kind.group());
		}
		return details.put("kind", what);
	}

	private static void addCauses(ObjectNode details, List<Cause> causes) {
		ArrayNode list = details.putArray("causes");
		causes.forEach((cause) -> list.addObject()
			.put("reason", cause.reason())
			.put("message", cause.message())
			.put("field", cause.field()));
	}

}
