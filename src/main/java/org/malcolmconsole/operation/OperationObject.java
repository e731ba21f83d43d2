package org.malcolmconsole.operation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did to one object of the cluster.
 *
 * @param namespace null for objects that have none
 * @param detail why, in words without secrets; at most 500 characters are kept
 */
public record OperationObject(String kind, @Nullable String namespace, String name, Result result,
		@Nullable String detail) {

	public OperationObject {
		kind = Brevity.cut(kind, 200);
		name = Brevity.cut(name, 253);
		detail = Brevity.cutIfThere(detail, 500);
	}

	/**
	 * What an operation did to an object.
	 */
	public enum Result {

		CREATED, CHANGED,
		/** It was as it should be. */
		UNCHANGED, REMOVED,
		/** Not touched, because it belongs to somebody else or something is missing. */
		LEFT,
		/** The cluster did not take it. */
		REFUSED;

		/**
		 * Whether something was done that a later look, which finds nothing to do, must
		 * not make forgotten.
		 */
		public boolean did() {
			return this == CREATED || this == CHANGED || this == REMOVED;
		}

		/**
		 * The word used in the API and in the database.
		 */
		@JsonValue
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * The result with that word.
		 */
		public static Result of(String word) {
			return valueOf(word.toUpperCase(Locale.ROOT));
		}

	}

}
