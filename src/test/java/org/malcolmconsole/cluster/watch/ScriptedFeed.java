package org.malcolmconsole.cluster.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An API server of pods that tells and keeps back what a test wants. */
final class ScriptedFeed implements AutoCloseable {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private final List<Stream> streams = new CopyOnWriteArrayList<>();

	final List<String> queries = new CopyOnWriteArrayList<>();

	final AtomicInteger lists = new AtomicInteger();

	/** What a list finds, and its version. */
	volatile List<String> pods = List.of();

	volatile int version = 100;

	/** Answers lists with this instead, when not null. */
	volatile String instead;

	ScriptedFeed() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
		this.server.setExecutor(this.threads);
		this.server.createContext("/api/v1/namespaces/malcolm/pods", this::answer);
		this.server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	private void answer(HttpExchange exchange) throws IOException {
		var query = exchange.getRequestURI().getQuery();
		this.queries.add(query);
		if (query.contains("watch=true")) {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().flush();
			var stream = new Stream(exchange.getResponseBody());
			this.streams.add(stream);
			stream.awaitEnd();
			exchange.close();
			return;
		}
		this.lists.incrementAndGet();
		var items = this.pods.stream().map(ScriptedFeed::pod).collect(Collectors.joining(","));
		var list = (this.instead != null) ? this.instead : """
				{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"%d"},"items":[%s]}"""
			.formatted(this.version, items);
		var bytes = list.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		try (OutputStream body = exchange.getResponseBody()) {
			body.write(bytes);
		}
	}

	static String pod(String name) {
		return """
				{"metadata":{"name":"%1$s","uid":"uid-%1$s"},"status":{"phase":"Running"}}""".formatted(name);
	}

	static String event(String type, String object) {
		return "{\"type\":\"%s\",\"object\":%s}\n".formatted(type, object);
	}

	static String bookmark() {
		return event("BOOKMARK", "{\"kind\":\"Pod\",\"metadata\":{\"resourceVersion\":\"101\"}}");
	}

	/** How many watches were opened so far. */
	int opened() {
		return this.streams.size();
	}

	Stream stream(int number) {
		return this.streams.get(number);
	}

	@Override
	public void close() {
		this.streams.forEach(Stream::end);
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** An open watch. */
	static final class Stream {

		private final OutputStream body;

		private final CountDownLatch ended = new CountDownLatch(1);

		Stream(OutputStream body) {
			this.body = body;
		}

		void send(String text) {
			try {
				this.body.write(text.getBytes(StandardCharsets.UTF_8));
				this.body.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Whether the client closed the connection, as a write shows. */
		boolean left() {
			try {
				send(bookmark());
				return false;
			}
			catch (UncheckedIOException ex) {
				return true;
			}
		}

		void end() {
			this.ended.countDown();
		}

		private void awaitEnd() {
			try {
				this.ended.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
