package org.malcolmconsole.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.logs.follow.LogEntry;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lines on their way to a program.
 */
final class LogAnswer {

	private final String type;

	private final Function<LogEntry, String> form;

	private Writer out = Writer.nullWriter();

	LogAnswer(String type, Function<LogEntry, String> form) {
		this.type = type;
		this.form = form;
	}

	void begin(HttpServletResponse response) throws IOException {
		response.setContentType(this.type);
		response.setHeader("X-Accel-Buffering", "no");
		this.out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8), 16 * 1024);
	}

	/**
	 * Writes a line of a container; what the console adds is for people.
	 */
	void write(@Nullable LogEntry entry) throws IOException {
		if (entry != null && entry.marker() == null) {
			put(entry);
		}
	}

	/**
	 * Says in the last line, where nothing else can be said any more, that something is
	 * missing.
	 */
	void end(String reason) throws IOException {
		put(new LogEntry(Instant.EPOCH, "", "", "", null, reason, "incomplete"));
	}

	private void put(LogEntry entry) throws IOException {
		this.out.write(this.form.apply(entry));
		this.out.write('\n');
	}

	void flush() throws IOException {
		this.out.flush();
	}

}
