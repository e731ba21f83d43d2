package org.malcolmconsole.deployment.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.malcolmconsole.browser.ConsoleTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The REST API as a program uses it. */
final class ConsoleApi {

	static final String TOKEN = ConsoleTest.TOKEN;

	private static final Duration LONG = Duration.ofMinutes(3);

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI address;

	private final String token;

	ConsoleApi(int port) {
		this(URI.create("http://127.0.0.1:" + port), TOKEN);
	}

	private ConsoleApi(URI address, String token) {
		this.address = address;
		this.token = token;
	}

	/** The same console for somebody else. */
	ConsoleApi as(String other) {
		return new ConsoleApi(this.address, other);
	}

	/** The status that answers. */
	int attempt(String method, String path, Object body) {
		return send(json(path, body, method)).statusCode();
	}

	JsonNode get(String path) {
		return body(send(request(path).GET().build()), 200);
	}

	JsonNode put(String path, Object body) {
		return put(path, body, 200);
	}

	/** The answer to a PUT that is expected to have this status. */
	JsonNode put(String path, Object body, int status) {
		return body(send(json(path, body, "PUT")), status);
	}

	/** The answer to a POST that is expected to have this status. */
	JsonNode post(String path, Object body, int status) {
		return body(send(json(path, body, "POST")), status);
	}

	/** Starts an operation and answers its address. */
	String begin(String type, Map<String, ?> options) {
		HttpResponse<String> answer = send(json("/api/v1/operations",
				Map.of("type", type, "options", options, "reason", "acceptance", "confirm", "malcolm"), "POST"));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
	}

	JsonNode finish(String operation) {
		JsonNode end = await(operation, (now) -> now.hasNonNull("finishedAt"));
		assertThat(end.get("state").asString()).as(end.toString()).isEqualTo("succeeded");
		return end;
	}

	JsonNode run(String type, Map<String, ?> options) {
		return finish(begin(type, options));
	}

	/** Asks again and again until the answer is as expected. */
	JsonNode await(String path, Predicate<JsonNode> expected) {
		JsonNode[] last = new JsonNode[1];
		Awaitility.await(path).atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
			last[0] = get(path);
			return expected.test(last[0]);
		});
		return last[0];
	}

	void awaitPhase(String phase) {
		await("/api/v1/status", (status) -> status.get("phase").asString().equals(phase));
	}

	private HttpRequest json(String path, Object body, String method) {
		return request(path).header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
			.build();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.address.resolve(path)).header("Authorization", "Bearer " + this.token);
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode body(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
		return JsonMapper.shared().readTree(answer.body());
	}

}
