package org.malcolmconsole.simulator.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.malcolmconsole.simulator.kubelet.LogBook;
import org.malcolmconsole.simulator.kubelet.LogRun;
import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a container's log, and goes on with it while the client reads.
 */
final class Logs {

	private static final long LOOK_MILLIS = 100;

	private static final int BATCH = 500;

	private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

	private final Vertx vertx;

	private final Store store;

	private final LogBook book;

	private final Clock clock;

	Logs(Vertx vertx, Store store, LogBook book, Clock clock) {
		this.vertx = vertx;
		this.store = store;
		this.book = book;
		this.clock = clock;
	}

	void send(Call call, HttpServerResponse response) {
		ObjectNode pod = this.store.get(call.key());
		LogRun run = this.book.open(pod, call.parameter("container"), call.flag("previous"));
		String limit = call.parameter("limitBytes");
		Tail tail = new Tail(call, run, response, first(call, run),
				limit.isEmpty() ? Long.MAX_VALUE : Long.parseLong(limit));
		response.setChunked(true).putHeader("Content-Type", "text/plain; charset=utf-8");
		response.writeHead();
		tail.goOn();
	}

	private long first(Call call, LogRun run) {
		Instant now = this.clock.instant();
		long count = run.count(now);
		long first = run.first(now);
		String since = call.parameter("sinceTime");
		String seconds = call.parameter("sinceSeconds");
		if (!since.isEmpty()) {
			first = Math.max(first, run.count(time(since).minusNanos(1)));
		}
		if (!seconds.isEmpty()) {
			first = Math.max(first, run.count(now.minusSeconds(Long.parseLong(seconds))));
		}
		String tail = call.parameter("tailLines");
		return tail.isEmpty() ? Math.min(first, count) : Math.max(Math.min(first, count), count - Long.parseLong(tail));
	}

	private static Instant time(String text) {
		try {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
		}
		catch (DateTimeException ex) {
			throw Failure.badRequest("sinceTime is no time: " + text);
		}
	}

	private final class Tail {

		private final Call call;

		private final LogRun run;

		private final HttpServerResponse response;

		private long next;

		private long left;

		Tail(Call call, LogRun run, HttpServerResponse response, long next, long left) {
			this.call = call;
			this.run = run;
			this.response = response;
			this.next = next;
			this.left = left;
		}

		void goOn() {
			if (this.response.closed()) {
				return;
			}
			Instant now = Logs.this.clock.instant();
			long count = this.run.count(now);
			this.next = Math.max(this.next, this.run.first(now));
			while (this.next < count && this.left > 0 && !this.response.writeQueueFull()) {
				write(Math.min(count, this.next + BATCH));
			}
			boolean over = this.next >= count && !(this.call.flag("follow") && stillOn());
			if (over || this.left <= 0) {
				this.response.end();
			}
			else {
				Logs.this.vertx.setTimer((this.next < count) ? 5 : LOOK_MILLIS, (id) -> goOn());
			}
		}

		private void write(long until) {
			StringBuilder text = new StringBuilder();
			for (; this.next < until; this.next++) {
				if (this.call.flag("timestamps")) {
					text.append(TIME.format(this.run.at(this.next))).append(' ');
				}
				text.append(this.run.text(this.next)).append('\n');
			}
			byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
			int length = (int) Math.min(this.left, bytes.length);
			this.left -= length;
			this.response.write(Buffer.buffer(bytes).slice(0, length));
		}

		private boolean stillOn() {
			ObjectNode pod = Logs.this.store.find(this.call.key());
			if (pod == null || this.run.over()) {
				return false;
			}
			try {
				LogRun current = Logs.this.book.open(pod, this.call.parameter("container"), false);
				return current.id().equals(this.run.id()) && !current.over();
			}
			catch (Failure failure) {
				return false;
			}
		}

	}

}
