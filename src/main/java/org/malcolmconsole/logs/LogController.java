package org.malcolmconsole.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.logs.follow.LogEntry;
import org.malcolmconsole.logs.follow.LogFollow;
import org.malcolmconsole.logs.follow.LogFollows;
import org.malcolmconsole.logs.follow.LogQuery;
import org.malcolmconsole.logs.follow.Positions;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Logs for automation, as text or as a JSON object a line; they go out as fast as they
 * are taken.
 */
@RestController
class LogController {

	private static final Duration LOOK = Duration.ofSeconds(1);

	private final LogFollows follows;

	private final Clock clock;

	private final JsonMapper json;

	LogController(LogFollows follows, Clock clock, JsonMapper json) {
		this.follows = follows;
		this.clock = clock;
		this.json = json;
	}

	@GetMapping(path = "/api/v1/logs", produces = MediaType.TEXT_PLAIN_VALUE)
	void text(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
			throws IOException, InterruptedException {
		write(parameters, response, "text/plain;charset=UTF-8", LogController::text);
	}

	@GetMapping(path = "/api/v1/logs", produces = MediaType.APPLICATION_NDJSON_VALUE)
	void objects(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
			throws IOException, InterruptedException {
		write(parameters, response, MediaType.APPLICATION_NDJSON_VALUE, this::object);
	}

	private void write(MultiValueMap<String, String> parameters, HttpServletResponse response, String type, Form form)
			throws IOException, InterruptedException {
		LogQuery query = new LogParameters(parameters, this.clock).query();
		try (LogFollow follow = this.follows.open(query, Positions.NONE)) {
			LogEntry first = query.follow() ? null : next(follow);
			response.setContentType(type);
			response.setHeader("X-Accel-Buffering", "no");
			Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8), 16 * 1024);
			if (first != null) {
				form.write(out, first);
			}
			copy(follow, out, form);
			out.flush();
		}
	}

	private static @Nullable LogEntry next(LogFollow follow) throws InterruptedException {
		LogEntry entry = null;
		while (entry == null && !follow.ended()) {
			entry = follow.next(LOOK);
		}
		return entry;
	}

	/**
	 * Copies all; flushes whenever there is nothing to write for the moment.
	 */
	private static void copy(LogFollow follow, Writer out, Form form) throws IOException, InterruptedException {
		out.flush();
		while (!follow.ended()) {
			LogEntry entry = follow.next(Duration.ZERO);
			if (entry == null) {
				out.flush();
				entry = follow.next(LOOK);
			}
			if (entry != null) {
				form.write(out, entry);
			}
		}
	}

	private static void text(Writer out, LogEntry entry) throws IOException {
		if (entry.marker() == null) {
			out.write("%s %s %s %s%n".formatted(entry.ts(), entry.pod(), entry.container(), entry.line()));
		}
	}

	private void object(Writer out, LogEntry entry) throws IOException {
		if (entry.marker() == null) {
			out.write(this.json.writeValueAsString(entry));
			out.write('\n');
		}
	}

	/**
	 * How a line is written.
	 */
	private interface Form {

		void write(Writer out, LogEntry entry) throws IOException;

	}

}
