package org.malcolmconsole.logs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.logs.follow.LogEntry;
import org.malcolmconsole.logs.follow.LogFollow;
import org.malcolmconsole.logs.follow.LogFollows;
import org.malcolmconsole.logs.follow.LogQuery;
import org.malcolmconsole.logs.follow.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Logs for automation, as text or as a JSON object a line; they go out as fast as they
 * are taken.
 */
@RestController
class LogController {

	private static final Logger log = LoggerFactory.getLogger(LogController.class);

	/** The second one after a reader left fails, so its place is free within 15 s. */
	private static final Duration HEARTBEAT = Duration.ofSeconds(5);

	private final LogFollows follows;

	private final Clock clock;

	private final JsonMapper json;

	LogController(LogFollows follows, Clock clock, JsonMapper json) {
		this.follows = follows;
		this.clock = clock;
		this.json = json;
	}

	@GetMapping(path = "/api/v1/logs", produces = { MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_NDJSON_VALUE })
	void logs(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response,
			@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accepted) {
		boolean objects = accepted.contains(MediaType.APPLICATION_NDJSON_VALUE);
		write(parameters, response,
				objects ? new LogAnswer(MediaType.APPLICATION_NDJSON_VALUE, this.json::writeValueAsString)
						: new LogAnswer(MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8", LogController::line));
	}

	private void write(MultiValueMap<String, String> parameters, HttpServletResponse response, LogAnswer text) {
		LogQuery query = new LogParameters(parameters, this.clock).query();
		try (LogFollow follow = this.follows.open(query, Positions.NONE)) {
			LogEntry first = query.follow() ? null : first(follow);
			text.begin(response);
			try {
				text.write(first);
				copy(follow, text);
			}
			catch (ClusterException ex) {
				text.end("The log can't be read to its end: " + ex.getMessage());
			}
			text.flush();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			log.debug("A reader of logs left: {}", ex.toString());
		}
	}

	/**
	 * The first line, waited for a moment before anything is answered: a failure until
	 * then has a status of its own.
	 */
	private static @Nullable LogEntry first(LogFollow follow) throws InterruptedException {
		return follow.ended() ? null : follow.next(HEARTBEAT);
	}

	/**
	 * Copies all; flushes whenever there is nothing to write for the moment, and writes a
	 * sign of life when that lasts, because only writing shows that a reader left.
	 */
	private static void copy(LogFollow follow, LogAnswer text) throws IOException, InterruptedException {
		text.flush();
		while (!follow.ended()) {
			LogEntry entry = follow.next(Duration.ZERO);
			if (entry == null) {
				text.flush();
				entry = follow.next(HEARTBEAT);
			}
			if (!text.write(entry) && !follow.ended()) {
				text.beat();
			}
		}
	}

	private static String line(LogEntry entry) {
		return "%s %s %s %s".formatted(entry.ts(), entry.pod(), entry.container(), entry.line());
	}

}
