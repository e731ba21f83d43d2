package org.malcolmconsole.streaming;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as it was asked for.
 *
 * @param user who is signed in
 * @param parameters what stood after the question mark, decoded
 * @param resume the last token that the client saw, to go on after it; null for a new
 * subscription
 */
public record TopicRequest(String user, Map<String, List<String>> parameters, @Nullable String resume) {

	/**
	 * The first value of a parameter, or null.
	 */
	public @Nullable String first(String name) {
		List<String> values = this.parameters.getOrDefault(name, List.of());
		return values.isEmpty() ? null : values.get(0);
	}

}
