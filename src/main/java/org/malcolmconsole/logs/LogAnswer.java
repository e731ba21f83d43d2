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
	 * Writes a line of a container; of what the console adds only that lines may be
	 * missing, the rest is for people.
	 * @return whether there was one
	 */
	boolean write(@Nullable LogEntry entry) throws IOException {
		boolean line = entry != null && (entry.marker() == null || entry.marker().equals("gap"));
		if (entry != null && line) {
			put(entry);
		}
		return line;
	}

	/**
	 * A space before the next line, which means nothing in JSON and little in text, tells
	 * whether the reader is still there.
	 */
	void beat() throws IOException {
		this.out.write(' ');
		flush();
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
