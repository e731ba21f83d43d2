package org.malcolmconsole.logs.follow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Up to where a page has the lines of all containers; it says so when it comes back.
 *
 * @param byContainer by pod/container
 */
public record Positions(Map<String, Position> byContainer) {

	public static final Positions NONE = new Positions(Map.of());

	private static final Duration MERGED_WITHIN = Duration.ofSeconds(15);

	/**
	 * Reads {@code {"pod/container": ["time", count], …}}.
	 * @throws LogProblem 422 when it is something else
	 */
	public static Positions parse(@Nullable String text, JsonMapper json) {
		if (text == null || text.isEmpty()) {
			return NONE;
		}
		try {
			Map<String, Position> positions = new HashMap<>();
			for (Map.Entry<String, JsonNode> entry : json.readTree(text).properties()) {
				positions.put(entry.getKey(), new Position(Instant.parse(entry.getValue().path(0).asString()),
						entry.getValue().path(1).asInt()));
			}
			return new Positions(positions);
		}
		catch (JacksonException | DateTimeException ex) {
			throw LogProblem.invalid("resume", "These positions are not understood. Load the page again.");
		}
	}

	@Nullable Position of(Source source) {
		return this.byContainer.get(source.position());
	}

	/**
	 * From when on a container without position can have lines that the page does not
	 * have; null when there are no positions at all.
	 */
	@Nullable Instant others() {
		return this.byContainer.values()
			.stream()
			.map(Position::time)
			.max(Instant::compareTo)
			.map((time) -> time.minus(MERGED_WITHIN))
			.orElse(null);
	}

}
