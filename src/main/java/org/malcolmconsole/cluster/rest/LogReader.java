package org.malcolmconsole.cluster.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.LogLine;
import org.malcolmconsole.cluster.LogStream;

/**
 * Splits a log into lines with their times; a line's first 64 KiB are kept.
 */
final class LogReader implements LogStream {

	private static final int MAX_LINE = 64 * 1024;

	private final String pod;

	private final InputStream stream;

	private final byte[] buffer = new byte[16 * 1024];

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private int position;

	private int limit;

	private boolean cut;

	private Instant last = Instant.EPOCH;

	private volatile boolean closed;

	LogReader(String pod, InputStream stream) {
		this.pod = pod;
		this.stream = stream;
	}

	@Override
	public @Nullable LogLine next() {
		try {
			while (!this.closed) {
				if (this.position == this.limit && !fill()) {
					return (this.line.size() > 0) ? take() : null;
				}
				if (endOfLine()) {
					return take();
				}
			}
			return null;
		}
		catch (IOException ex) {
			if (this.closed) {
				return null;
			}
			throw new ClusterException(Reason.UNREACHABLE, "The log of pod " + this.pod + " broke off.", List.of(), ex);
		}
	}

	private boolean fill() throws IOException {
		this.position = 0;
		this.limit = Math.max(0, this.stream.read(this.buffer));
		return this.limit > 0;
	}

	private boolean endOfLine() {
		int start = this.position;
		while (this.position < this.limit && this.buffer[this.position] != '\n') {
			this.position++;
		}
		int length = Math.min(this.position - start, MAX_LINE - this.line.size());
		this.cut |= length < this.position - start;
		this.line.write(this.buffer, start, length);
		boolean end = this.position < this.limit;
		if (end) {
			this.position++;
		}
		return end;
	}

	private LogLine take() {
		String text = this.line.toString(StandardCharsets.UTF_8);
		boolean wasCut = this.cut;
		this.line.reset();
		this.cut = false;
		if (text.endsWith("\r")) {
			text = text.substring(0, text.length() - 1);
		}
		int space = text.indexOf(' ');
		try {
			this.last = Instant.parse((space < 0) ? text : text.substring(0, space));
			return new LogLine(this.last, (space < 0) ? "" : text.substring(space + 1), wasCut);
		}
		catch (DateTimeException ex) {
			// a line of the node's own, without a time: it belongs after the one before
			return new LogLine(this.last, text, wasCut);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			// it is gone either way
		}
	}

}
