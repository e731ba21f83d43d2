package org.malcolmconsole.browser;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prepares a Malcolm for browser tests the way that automation does: over REST, with the
 * token of {@link ConsoleTest}.
 */
public final class Rest {

	private final ConsoleClient client;

	public Rest(int port) {
		this.client = new ConsoleClient(port);
	}

	/**
	 * Calls the API; the body is JSON, "" for none.
	 */
	public HttpResponse<String> call(String method, String path, String json) {
		return this.client.send(method, path, json, "Authorization", "Bearer " + ConsoleTest.TOKEN, "Content-Type",
				"application/json");
	}

	/**
	 * Sets up storage by storage class, no ingress, and all credentials.
	 */
	public Rest configure() {
		succeeds("PUT", "/api/v1/storage", "{\"kind\":\"storage-class\",\"storageClass\":\"standard\"}");
		succeeds("PUT", "/api/v1/ingress", "{\"kind\":\"none\"}");
		succeeds("POST", "/api/v1/credentials/missing",
				"{\"administrator\":{\"username\":\"malcolm\",\"password\":\"Quiet-harbour-77\"}}");
		return this;
	}

	/**
	 * Runs an operation to its end, and waits until its end is in the status.
	 */
	public Rest run(String type, String phase) {
		succeeds("POST", "/api/v1/operations", "{\"type\":\"%s\"}".formatted(type));
		Awaitility.await(type)
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> call("GET", "/api/v1/operations", "").body().contains("\"state\":\"succeeded\"")
					&& call("GET", "/api/v1/status", "").body().contains("\"phase\":\"%s\"".formatted(phase)));
		return this;
	}

	private void succeeds(String method, String path, String json) {
		HttpResponse<String> answer = call(method, path, json);
		assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
	}

}
