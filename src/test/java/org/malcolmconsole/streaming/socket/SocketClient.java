package org.malcolmconsole.streaming.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser does with the socket, and can stop reading. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

	private final StringBuilder part = new StringBuilder();

	private volatile boolean reading = true;

	private @Nullable WebSocket socket;

	/** Opens a socket and says hello. */
	static SocketClient greeted(SocketServer.Visit visit) throws Exception {
		SocketClient client = open(visit, "http://127.0.0.1:" + visit.server().port());
		client.send("{\"type\":\"hello\",\"csrf\":\"" + visit.token() + "\"}");
		client.expect("ready");
		return client;
	}

	static SocketClient open(SocketServer.Visit visit, @Nullable String origin) {
		var client = new SocketClient();
		WebSocket.Builder builder = visit.http().newWebSocketBuilder().header("Authorization", visit.authorization());
		client.connect(builder, visit.server().port(), origin);
		return client;
	}

	/** The status with which the server refuses a handshake. */
	static int refusal(HttpClient http, int port, @Nullable String authorization, @Nullable String origin) {
		WebSocket.Builder builder = http.newWebSocketBuilder();
		if (authorization != null) {
			builder.header("Authorization", authorization);
		}
		try {
			new SocketClient().connect(builder, port, origin);
			throw new AssertionError("the socket opened");
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
		}
	}

	private void connect(WebSocket.Builder builder, int port, @Nullable String origin) {
		if (origin != null) {
			builder.header("Origin", origin);
		}
		this.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/socket"), this).join();
	}

	void send(String text) {
		this.socket.sendText(text, true).join();
	}

	void subscribe(String id, String topic, @Nullable String resume) throws InterruptedException {
		send(JSON.writeValueAsString(new ClientMessage("subscribe", null, id, topic, resume)));
		expect("subscribed");
	}

	/** The next message that is not a sign of life, which must be of this type. */
	JsonNode expect(String type) throws InterruptedException {
		JsonNode next = next();
		if (!type.equals(next.path("type").asString())) {
			throw new AssertionError("expected " + type + " but got " + next);
		}
		return next;
	}

	JsonNode next() throws InterruptedException {
		while (true) {
			JsonNode next = this.received.poll(30, TimeUnit.SECONDS);
			if (next == null) {
				throw new AssertionError("nothing came");
			}
			if (!"alive".equals(next.path("type").asString())) {
				return next;
			}
		}
	}

	List<JsonNode> all() {
		return List.copyOf(this.received);
	}

	int closeCode() throws Exception {
		return this.closed.get(30, TimeUnit.SECONDS);
	}

	void stopReading() {
		this.reading = false;
	}

	void readOn() {
		this.reading = true;
		this.socket.request(1);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.part.append(data);
		if (last) {
			this.received.add(JSON.readTree(this.part.toString()));
			this.part.setLength(0);
		}
		if (this.reading) {
			socket.request(1);
		}
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.closed.complete(code);
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		this.closed.complete(1006);
	}

	@Override
	public void close() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
			.orTimeout(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((ex) -> this.socket)
			.join();
		this.socket.abort();
	}

}
