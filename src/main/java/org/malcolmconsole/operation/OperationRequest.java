package org.malcolmconsole.operation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.web.PlainText;

/**
 * What somebody wants done.
 *
 * @param type start, apply, stop, restart or wipe
 * @param options what the type's handler understands; JSON values only
 * @param reason why, in the actor's words
 * @param confirm for wipe: the name of the namespace
 * @param idempotencyKey the same key with the same content means the same operation
 */
public record OperationRequest(String type, Map<String, Object> options, @Nullable String reason,
		@Nullable String confirm, @Nullable String idempotencyKey) {

	public OperationRequest {
		reason = PlainText.line(reason);
	}

	/**
	 * A request with options and reason only.
	 */
	public static OperationRequest of(String type, Map<String, Object> options, @Nullable String reason) {
		return new OperationRequest(type, options, reason, null, null);
	}

}
