package org.malcolmconsole.cluster.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Kubernetes REST API as the contract tests call it: plain HTTP, nothing helps or
 * hides.
 */
public final class Api {

	static final Duration PATIENCE = Duration.ofSeconds(60);

	static final JsonMapper JSON = JsonMapper.shared();

	private static final AtomicLong COUNTER = new AtomicLong();

	private static final Pattern PATH = Pattern
		.compile("/(?:api|apis/(?<group>[^/?]+))/[^/?]+(?:/namespaces/[^/?]+(?=/))?/(?<resource>[^/?]+)"
				+ "(?:/(?<name>[^/?]+))?(?:/(?<sub>[^/?]+))?.*");

	private final URI address;

	private final @Nullable String token;

	private final HttpClient http;

	private final Map<String, Long> calls = new ConcurrentSkipListMap<>();

	public Api(URI address, @Nullable SSLContext tls, @Nullable String token) {
		this.address = address;
		this.token = token;
		var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
		if (tls != null) {
			builder.sslContext(tls);
		}
		this.http = builder.build();
	}

	/** A name that no other test has. */
	static String unique(String prefix) {
		return prefix + "-" + Long.toString(System.nanoTime(), 36) + COUNTER.incrementAndGet();
	}

	Reply get(String path) {
		return send("GET", path, null, null);
	}

	Reply post(String path, String json) {
		return send("POST", path, "application/json", json);
	}

	Reply put(String path, String json) {
		return send("PUT", path, "application/json", json);
	}

	Reply merge(String path, String json) {
		return send("PATCH", path, "application/merge-patch+json", json);
	}

	Reply jsonPatch(String path, String json) {
		return send("PATCH", path, "application/json-patch+json", json);
	}

	Reply strategic(String path, String json) {
		return send("PATCH", path, "application/strategic-merge-patch+json", json);
	}

	/** Server-side apply; the query may add force or dryRun. */
	Reply apply(String path, String manager, String yaml, String... query) {
		return send("PATCH", path + "?fieldManager=" + manager + suffix(query), "application/apply-patch+yaml", yaml);
	}

	Reply applyAsNobody(String path, String yaml) {
		return send("PATCH", path, "application/apply-patch+yaml", yaml);
	}

	Reply delete(String path, @Nullable String options) {
		return send("DELETE", path, "application/json", options);
	}

	private static String suffix(String... query) {
		return (query.length == 0) ? "" : "&" + String.join("&", query);
	}

	private Reply send(String method, String path, @Nullable String type, @Nullable String body) {
		try {
			var answer = this.http.send(request(method, path, type, body).timeout(PATIENCE).build(),
					HttpResponse.BodyHandlers.ofString());
			return new Reply(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""),
					answer.body());
		}
		catch (IOException ex) {
			throw new AssertionError(method + " " + path + ": " + ex, ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** An answer that goes on: the caller reads and closes it. */
	HttpResponse<InputStream> open(String path) {
		try {
			return this.http.send(request("GET", path, null, null).build(), HttpResponse.BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new AssertionError(path + ": " + ex, ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Watch watch(String path) {
		return new Watch(open(path + (path.contains("?") ? "&" : "?") + "watch=true"));
	}

	/**
	 * Opens a WebSocket; without a protocol each message is one text, else its first byte
	 * is a channel.
	 */
	WebSocket webSocket(String path, @Nullable String protocol, BiConsumer<Integer, String> messages) {
		count(path.contains("/exec") ? "CONNECT" : "GET", path, null);
		var builder = this.http.newWebSocketBuilder()
			.connectTimeout(PATIENCE)
			.header("Origin", this.address.toString());
		if (this.token != null) {
			builder.header("Authorization", "Bearer " + this.token);
		}
		if (protocol != null) {
			builder.subprotocols(protocol);
		}
		var uri = URI.create(this.address.resolve(path).toString().replaceFirst("^http", "ws"));
		return builder.buildAsync(uri, new Messages(protocol != null, messages)).join();
	}

	/** Puts the parts of messages together. */
	private static final class Messages implements WebSocket.Listener {

		private final boolean channels;

		private final BiConsumer<Integer, String> messages;

		private final StringBuilder text = new StringBuilder();

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private Messages(boolean channels, BiConsumer<Integer, String> messages) {
			this.channels = channels;
			this.messages = messages;
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.messages.accept(0, this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
			var part = new byte[data.remaining()];
			data.get(part);
			this.bytes.writeBytes(part);
			if (last && this.bytes.size() > 0) {
				var message = this.bytes.toByteArray();
				var start = this.channels ? 1 : 0;
				this.messages.accept((int) message[0],
						new String(message, start, message.length - start, StandardCharsets.UTF_8));
				this.bytes.reset();
			}
			socket.request(1);
			return null;
		}

	}

	private HttpRequest.Builder request(String method, String path, @Nullable String type, @Nullable String body) {
		count(method, path, type);
		var builder = HttpRequest.newBuilder(this.address.resolve(path));
		builder.method(method,
				(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (type != null) {
			builder.header("Content-Type", type);
		}
		if (this.token != null) {
			builder.header("Authorization", "Bearer " + this.token);
		}
		return builder.header("Accept", "application/json");
	}

	private void count(String method, String path, @Nullable String type) {
		var matcher = PATH.matcher(path);
		String resource = path.replaceAll("[?].*", "");
		boolean named = false;
		if (matcher.matches()) {
			var group = (matcher.group("group") != null) ? "." + matcher.group("group") : "";
			var sub = (matcher.group("sub") != null) ? "/" + matcher.group("sub") : "";
			resource = matcher.group("resource") + sub + group;
			named = matcher.group("name") != null;
		}
		this.calls.merge(verb(method, path, type, named) + " " + resource, 1L, Long::sum);
	}

	private static String verb(String method, String path, @Nullable String type, boolean named) {
		return switch (method) {
			case "GET" -> path.contains("watch=true") ? "watch" : (named ? "get" : "list");
			case "POST" -> "create";
			case "CONNECT" -> "connect";
			case "PUT" -> "update";
			case "PATCH" -> "apply-patch".equals(kind(type)) ? "apply" : kind(type);
			default -> named ? "delete" : "deletecollection";
		};
	}

	private static String kind(@Nullable String type) {
		return (type != null) ? type.replaceAll("application/|[+].*", "") : "patch";
	}

	/** How often each verb was called on each resource. */
	public Map<String, Long> calls() {
		return new TreeMap<>(this.calls);
	}

	/** Says in one paragraph what was covered. */
	public String coverage() {
		var verbs = this.calls.keySet()
			.stream()
			.collect(Collectors.groupingBy((call) -> call.split(" ")[0], TreeMap::new,
					Collectors.mapping((call) -> call.split(" ")[1], Collectors.toCollection(TreeSet::new))));
		var lines = verbs.entrySet()
			.stream()
			.map((entry) -> "  " + entry.getKey() + ": " + String.join(", ", (Collection<String>) entry.getValue()))
			.collect(Collectors.joining("\n"));
		return "%d calls of %d kinds (verb and resource)%n%s"
			.formatted(this.calls.values().stream().mapToLong(Long::longValue).sum(), this.calls.size(), lines);
	}

	/** A namespace of its own for a test, ready for pods. */
	String namespace() {
		var name = unique("contract");
		assertThat(post("/api/v1/namespaces", """
				{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(name)).status())
			.isEqualTo(201);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> get("/api/v1/namespaces/" + name + "/serviceaccounts/default").status() == 200);
		return name;
	}

	/** An answer; the body is read as JSON when asked. */
	public record Reply(int status, String type, String body) {

		JsonNode json() {
			return JSON.readTree(this.body);
		}

		/** The value at a JSON pointer, as text. */
		String text(String pointer) {
			return json().at(pointer).asString("");
		}

		/** This answer, when it has one of these codes. */
		Reply expect(int... statuses) {
			assertThat(statuses).as("%d: %s", this.status, this.body).contains(this.status);
			return this;
		}

		/** Checks that this is a Status object as Kubernetes makes it. */
		Reply failure(int code, String reason) {
			assertThat(this.status).as(this.body).isEqualTo(code);
			assertThat(this.type).startsWith("application/json");
			assertThat(text("/kind")).isEqualTo("Status");
			assertThat(text("/apiVersion")).isEqualTo("v1");
			assertThat(text("/status")).isEqualTo("Failure");
			assertThat(json().at("/code").asInt()).isEqualTo(code);
			assertThat(text("/reason")).isEqualTo(reason);
			assertThat(text("/message")).isNotBlank();
			return this;
		}

	}

	static String read(InputStream stream) {
		try (stream) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
