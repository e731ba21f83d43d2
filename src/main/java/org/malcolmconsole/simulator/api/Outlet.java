package org.malcolmconsole.simulator.api;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/**
 * The open end of a stream to one client: texts in order, from any thread, and an end
 * when the client reads too slowly.
 */
final class Outlet {

	private static final int LIMIT = 10_000;

	private final Context context;

	private final Line line;

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicBoolean closed = new AtomicBoolean();

	private Outlet(Context context, Line line) {
		this.context = context;
		this.line = line;
	}

	/**
	 * Over a WebSocket, a message per text.
	 */
	static Outlet of(Context context, ServerWebSocket socket) {
		return new Outlet(context, new Line() {
			@Override
			public void send(String text) {
				socket.writeTextMessage(text);
			}

			@Override
			public boolean full() {
				return socket.writeQueueFull();
			}

			@Override
			public void close() {
				socket.close();
			}
		});
	}

	/**
	 * In the chunks of an answer, each text ending in a line feed.
	 */
	static Outlet of(Context context, HttpServerResponse response) {
		return new Outlet(context, new Line() {
			@Override
			public void send(String text) {
				response.write(Buffer.buffer((text + "\n").getBytes(StandardCharsets.UTF_8)));
			}

			@Override
			public boolean full() {
				return response.writeQueueFull();
			}

			@Override
			public void close() {
				response.end();
			}
		});
	}

	/**
	 * Queues a text and returns at once.
	 */
	void send(String text) {
		if (this.waiting.incrementAndGet() > LIMIT) {
			close();
		}
		this.context.runOnContext((ignored) -> {
			this.waiting.decrementAndGet();
			if (!this.closed.get()) {
				this.line.send(text);
			}
		});
	}

	/**
	 * Whether the client is behind.
	 */
	boolean full() {
		return this.line.full();
	}

	void close() {
		this.context.runOnContext((ignored) -> {
			if (this.closed.compareAndSet(false, true)) {
				this.line.close();
			}
		});
	}

	/**
	 * The client went away.
	 */
	void forget() {
		this.closed.set(true);
	}

	boolean closed() {
		return this.closed.get();
	}

	private interface Line {

		void send(String text);

		boolean full();

		void close();

	}

}
