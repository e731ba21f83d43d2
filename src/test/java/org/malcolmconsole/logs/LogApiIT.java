package org.malcolmconsole.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malcolmconsole.browser.ConsoleTest;
import org.malcolmconsole.browser.DemoTest;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.simulator.Simulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Logs over REST, of the simulated cluster. */
@DemoTest
@TestPropertySource(properties = "console.logs.max-follows=24")
@Timeout(180)
class LogApiIT {

	private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.5Z");

	private static final JsonMapper JSON = new JsonMapper();

	private static boolean started;

	@LocalServerPort
	int port;

	@Autowired
	Cluster cluster;

	@Autowired
	Simulator simulator;

	private DemoLogs logs;

	@BeforeEach
	void writeLogs() {
		this.logs = new DemoLogs(this.cluster, this.simulator);
		if (!started) {
			started = true;
			this.logs.start("arkime", "zeek");
			this.logs.write("arkime", TIME, "INFO one", "ERROR two http://u:pw@host/");
			this.logs.write("zeek", TIME.plusMillis(1), "WARN \u001b[1mthree\u001b[0m");
			this.logs.write("arkime", TIME.plusSeconds(60), "four");
		}
	}

	@Test
	void givesTextInTheOrderOfTime() throws Exception {
		HttpResponse<String> answer = get("/api/v1/logs", "text/plain");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
		assertThat(answer.body()).isEqualTo("""
				2026-01-02T03:04:05.500Z arkime-pod arkime-container INFO one
				2026-01-02T03:04:05.500001Z arkime-pod arkime-container ERROR two http://u:xxxxxxxx@host/
				2026-01-02T03:04:05.501Z zeek-pod zeek-container WARN three
				2026-01-02T03:05:05.500Z arkime-pod arkime-container four
				""");
		assertThat(get("/api/v1/logs", "*/*").body()).isEqualTo(answer.body());
	}

	@Test
	void givesAnObjectALine() throws Exception {
		HttpResponse<String> answer = get("/api/v1/logs?service=zeek", "application/x-ndjson");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
		JsonNode entry = JSON.readTree(answer.body());
		assertThat(entry.path("ts").asString()).isEqualTo("2026-01-02T03:04:05.501Z");
		assertThat(entry.path("pod").asString()).isEqualTo("zeek-pod");
		assertThat(entry.path("container").asString()).isEqualTo("zeek-container");
		assertThat(entry.path("level").asString()).isEqualTo("WARN");
		assertThat(entry.path("line").asString()).isEqualTo("WARN three");
	}

	@Test
	void filters() throws Exception {
		assertThat(words("level=ERROR,WARN")).containsExactly("two", "three");
		assertThat(words("include=ONE&include=four")).containsExactly("one", "four");
		assertThat(words("exclude=two&pod=arkime-pod")).containsExactly("one", "four");
		assertThat(words("since=2026-01-02T03:05:00Z")).containsExactly("four");
		assertThat(words("until=2026-01-02T03:04:05.5009Z")).containsExactly("one", "two");
		assertThat(words("tail=1&container=arkime-container")).containsExactly("four");
		assertThat(words("since=1h")).isEmpty();
	}

	private List<String> words(String query) throws Exception {
		return get("/api/v1/logs?" + query, "text/plain").body()
			.lines()
			.map((line) -> line.replaceFirst(".*-container (?:[A-Z]+ )?(\\w+).*", "$1"))
			.toList();
	}

	@Test
	void saysWhichParameterIsWrong() throws Exception {
		for (String query : List.of("since=yesterday", "tail=-1", "tail=x", "level=LOUD", "follow=perhaps",
				"follow=true&previous=true", "follow=true&until=1h")) {
			HttpResponse<String> answer = get("/api/v1/logs?" + query, "text/plain");
			assertThat(answer.statusCode()).as(query).isEqualTo(422);
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			String field = JSON.readTree(answer.body()).path("errors").path(0).path("field").asString();
			assertThat(query).contains(field + "=");
		}
	}

	@Test
	void needsAToken() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/logs")).build();
		assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
			.isEqualTo(401);
	}

	@Test
	void aFollowedLogEndsWithTheTokenThatReadsIt() throws Exception {
		JsonNode token = JSON.readTree(send(HttpRequest.newBuilder(uri("/api/v1/tokens"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"reader\",\"role\":\"viewer\"}"))));
		HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/logs?follow=true&service=zeek"))
			.header("Accept", "text/plain")
			.header("Authorization", "Bearer " + token.path("secret").asString())
			.build();
		var body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
		try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
			assertThat(lines.readLine()).contains("WARN three");
			send(HttpRequest.newBuilder(uri("/api/v1/tokens/" + token.path("id").asString())).DELETE());
			String line = lines.readLine();
			while (line != null) {
				line = lines.readLine();
			}
		}
		await().untilAsserted(() -> assertThat(get("/api/v1/logs", "text/plain").statusCode()).isEqualTo(200));
	}

	private static String send(HttpRequest.Builder request) throws Exception {
		HttpRequest complete = request.header("Authorization", "Bearer " + ConsoleTest.TOKEN).build();
		return HttpClient.newHttpClient().send(complete, HttpResponse.BodyHandlers.ofString()).body();
	}

	@Test
	void followsThroughAnOutageAndFreesItsPlaceWhenTheReaderLeaves() throws Exception {
		HttpRequest request = request("/api/v1/logs?follow=true&service=zeek", "text/plain");
		var body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
		try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
			assertThat(lines.readLine()).endsWith("WARN three");
			this.logs.write("zeek", TIME.plusSeconds(120), "before");
			assertThat(lines.readLine()).endsWith("before");
			this.simulator.silence();
			this.logs.write("zeek", TIME.plusSeconds(120), "meanwhile");
			this.simulator.listen();
			this.logs.write("zeek", TIME.plusSeconds(121), "after");
			assertThat(lines.readLine()).endsWith("meanwhile");
			assertThat(lines.readLine()).endsWith("after");
		}
	}

	@Test
	void readersThatLeftFreeTheirPlacesAlthoughNoLineComes() throws Exception {
		await().until(() -> get("/api/v1/logs?include=nothing", "text/plain").statusCode() == 200 && readers() == 0);
		for (String more : List.of("follow=true&", "follow=true&service=zeek&")) {
			List<Socket> left = new ArrayList<>();
			for (int reader = 0; reader < 24; reader++) {
				left.add(open("/api/v1/logs?" + more + "include=that-nobody-writes"));
			}
			assertThat(get("/api/v1/logs", "text/plain").statusCode()).isEqualTo(503);
			assertThat(readers()).isPositive();
			for (Socket socket : left) {
				socket.close();
			}
			var since = System.nanoTime();
			await().until(() -> get("/api/v1/logs", "text/plain").statusCode() == 200);
			assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(15));
			await().until(() -> readers() == 0);
		}
	}

	@Test
	void whileThereIsNoLineAReaderGetsASpaceNowAndThen() throws Exception {
		try (Socket socket = open("/api/v1/logs?follow=true&include=that-nobody-writes");
				var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
			for (int space = 0; space < 2; space++) {
				await().until(() -> " ".equals(lines.readLine()));
			}
		}
	}

	/** As curl asks: a connection of its own, of which the head of the answer is read. */
	private Socket open(String path) throws IOException {
		var socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		socket.setSoTimeout(60_000);
		socket.getOutputStream()
			.write("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nAccept: text/plain\r\n\r\n"
				.formatted(path, this.port, ConsoleTest.TOKEN)
				.getBytes(UTF_8));
		var head = new byte[12];
		assertThat(socket.getInputStream().readNBytes(head, 0, head.length)).isEqualTo(head.length);
		assertThat(new String(head, UTF_8)).isEqualTo("HTTP/1.1 200");
		return socket;
	}

	private static long readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("log-reader"))
			.count();
	}

	private HttpResponse<String> get(String path, String accept) throws Exception {
		return HttpClient.newHttpClient().send(request(path, accept), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest request(String path, String accept) {
		return HttpRequest.newBuilder(uri(path))
			.header("Authorization", "Bearer " + ConsoleTest.TOKEN)
			.header("Accept", accept)
			.build();
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

}
