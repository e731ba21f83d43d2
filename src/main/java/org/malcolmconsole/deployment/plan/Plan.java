package org.malcolmconsole.deployment.plan;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.deployment.document.Problem;

/**
 * What a start or apply would do now.
 *
 * @param revision revision of the directory that this was made of
 * @param problems what keeps it from being done; then there are no objects
 * @param rolls services whose pods would be replaced
 */
record Plan(String namespace, long revision, List<Problem> problems, Counts counts, List<Change> objects,
		List<String> rolls) {

	static Plan blocked(String namespace, long revision, List<Problem> problems) {
		return new Plan(namespace, revision, problems, new Counts(0, 0, 0, 0, 0, 0, 0), List.of(), List.of());
	}

	static Plan of(String namespace, long revision, List<Change> objects, List<String> rolls) {
		var counts = new Counts(count(objects, Action.CREATE), count(objects, Action.CHANGE),
				count(objects, Action.LEAVE), count(objects, Action.REMOVE), count(objects, Action.CONFLICT),
				count(objects, Action.ENDING), count(objects, Action.REFUSED));
		return new Plan(namespace, revision, List.of(), counts, objects, rolls);
	}

	private static int count(List<Change> objects, Action action) {
		return (int) objects.stream().filter((object) -> object.action() == action).count();
	}

	/**
	 * Whether a start would work and has something to do or to wait for.
	 */
	public boolean possible() {
		return this.problems.isEmpty();
	}

	/**
	 * How many objects see which action.
	 */
	record Counts(int create, int change, int leave, int remove, int conflict, int ending, int refused) {
	}

	/**
	 * What would happen to one object.
	 *
	 * @param source the file that asks for it, empty for none
	 * @param note why, in words; null when there is nothing to say
	 */
	record Change(Action action, String kind, @Nullable String namespace, String name, String source,
			@Nullable String note, List<FieldChange> fields) {
	}

	/**
	 * A field that would change; secret values are masked.
	 */
	record FieldChange(String path, @Nullable String before, @Nullable String after) {
	}

	/**
	 * What would happen.
	 */
	enum Action {

		CREATE, CHANGE, LEAVE, REMOVE,
		/** It belongs to somebody else; a start refuses it unless told to adopt. */
		CONFLICT,
		/** It is being deleted; a start waits until it is gone. */
		ENDING,
		/** The cluster does not take it, or not from us. */
		REFUSED;

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
