package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.ApplyMode;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.cluster.kubeconfig.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Which calls are repeated, how long they wait, and what they say, against a server that
 * misbehaves.
 */
class ObjectsTests {

	private static final ObjectRef REF = new ObjectRef("v1", "ConfigMap", "here", "one");

	private static final String RESOURCES = """
			{"resources":[{"name":"configmaps","kind":"ConfigMap","namespaced":true},{"name":"secrets","kind":"Secret","namespaced":true}]}""";

	private final List<String> calls = new CopyOnWriteArrayList<>();

	/** Answers in their order, the last one stays: status, body. */
	private final ConcurrentLinkedDeque<Map.Entry<Integer, String>> answers = new ConcurrentLinkedDeque<>();

	private final CountDownLatch end = new CountDownLatch(1);

	private HttpServer server;

	private Clients clients;

	private Objects objects;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", this::answer);
		this.server.start();
		this.clients = new Clients(
				Access.simulated(URI.create("http://127.0.0.1:" + this.server.getAddress().getPort()), "token"));
		this.objects = new Objects(new Rest(this.clients), "here");
	}

	@AfterEach
	void stop() {
		this.end.countDown();
		this.clients.close();
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		if (exchange.getRequestURI().getPath().equals("/api/v1")) {
			send(exchange, 200, RESOURCES);
			return;
		}
		this.calls.add(exchange.getRequestMethod());
		var answer = (this.answers.size() > 1) ? this.answers.removeFirst() : this.answers.getFirst();
		if (answer.getValue().equals("stall")) {
			stall(exchange);
			return;
		}
		send(exchange, answer.getKey(), answer.getValue());
	}

	private static void send(HttpExchange exchange, int status, String body) throws IOException {
		var bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** Headers and the start of a body come, its end never does. */
	private void stall(HttpExchange exchange) throws IOException {
		exchange.sendResponseHeaders(200, 1000);
		exchange.getResponseBody().write('{');
		exchange.getResponseBody().flush();
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answers(Object... statusAndBody) {
		for (int i = 0; i < statusAndBody.length; i += 2) {
			this.answers.add(Map.entry((Integer) statusAndBody[i], (String) statusAndBody[i + 1]));
		}
	}

	private static String failure(int code, String message) {
		return """
				{"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"message":"%s"}""".formatted(code,
				message);
	}

	private static Manifest manifest(String kind) {
		return new Manifest(
				Map.of("apiVersion", "v1", "kind", kind, "metadata", Map.of("name", "one"), "data", Map.of("k", "v")));
	}

	@Test
	void readsAndAppliesAreRepeatedWhenTheServerIsBusy() {
		answers(503, "", 429, "", 200, "{\"kind\":\"ConfigMap\"}");
		assertThat(this.objects.get(REF)).isPresent();
		assertThat(this.calls).containsExactly("GET", "GET", "GET");
		this.answers.clear();
		answers(502, "", 201, "{\"kind\":\"ConfigMap\"}");
		assertThat(this.objects.apply(manifest("ConfigMap"), ApplyMode.APPLY).created()).isTrue();
		assertThat(this.calls).hasSize(5);
	}

	@Test
	void deletesAndPatchesAreNeverRepeated() {
		answers(503, failure(503, "etcd is away"));
		assertThatThrownBy(() -> this.objects.delete(REF, null)).isInstanceOfSatisfying(ClusterException.class,
				(ex) -> assertThat(ex.reason()).isEqualTo(Reason.BUSY));
		assertThatThrownBy(() -> this.objects.patch(REF, Map.of())).isInstanceOf(ClusterException.class)
			.hasMessageContaining("etcd is away");
		assertThat(this.calls).containsExactly("DELETE", "PATCH");
	}

	@Test
	void whatIsInvalidIsNotTriedAgain() {
		answers(500, failure(500, "failed to create typed patch object: .spec.x: field not declared in schema"));
		assertThatThrownBy(() -> this.objects.apply(manifest("ConfigMap"), ApplyMode.APPLY))
			.isInstanceOfSatisfying(ClusterException.class, (ex) -> assertThat(ex.reason()).isEqualTo(Reason.INVALID));
		assertThat(this.calls).hasSize(1);
	}

	@Test
	void aBodyThatNeverEndsIsGivenUp() {
		answers(200, "stall");
		var rest = new Rest(this.clients);
		var call = Call.get("read ConfigMap one", "/api/v1/namespaces/here/configmaps/one")
			.withAttempts(1)
			.withTimeout(Duration.ofSeconds(1));
		assertThatThrownBy(() -> rest.send(call)).isInstanceOf(ClusterException.class)
			.hasMessageContaining("no answer within 1 s");
	}

	@Test
	void aServerThatIsGoneIsSaidWithItsAddress() {
		answers(200, "{}");
		this.objects.get(REF);
		this.server.stop(0);
		assertThatThrownBy(() -> this.objects.get(REF)).isInstanceOfSatisfying(ClusterException.class, (ex) -> {
			assertThat(ex.reason()).isEqualTo(Reason.UNREACHABLE);
			assertThat(ex).hasMessageContaining("127.0.0.1").hasMessageContaining("ConfigMap here/one");
		});
	}

	@Test
	void theServersWordsAboutASecretAreNotRepeated() {
		answers(422, failure(422, "data.k: Invalid value: hunter2"));
		assertThatThrownBy(() -> this.objects.apply(manifest("Secret"), ApplyMode.APPLY))
			.isInstanceOf(ClusterException.class)
			.hasMessageContaining("Secret")
			.hasMessageNotContaining("hunter2");
	}

	@Test
	void aNameCantLeaveItsPlace() {
		answers(404, failure(404, "not found"));
		assertThat(this.objects.get(new ObjectRef("v1", "ConfigMap", "here", "../../secrets/x"))).isEmpty();
		assertThat(Paths.encode("../../secrets/x")).isEqualTo("..%2F..%2Fsecrets%2Fx");
		assertThat(Paths.encode("..")).isEqualTo("%2E%2E");
	}

}
