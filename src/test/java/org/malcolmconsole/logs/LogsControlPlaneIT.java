package org.malcolmconsole.logs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malcolmconsole.browser.Browser;
import org.malcolmconsole.browser.Visit;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.controlplane.ControlPlane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thirty containers with a thousand lines each, on a real API server that crashes in
 * between.
 */
@Tag("control-plane")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=ada", "console.setup.password=Grey-lantern-42",
				"console.setup.api-token=a-token-for-this-test-only-0123456789" })
@DirtiesContext
@Timeout(600)
class LogsControlPlaneIT {

	private static final String NAMESPACE = "thirty-logs";

	private static final int PODS = 10;

	private static final List<String> CONTAINERS = List.of("one", "two", "three");

	private static final int LINES = 1000;

	private static final int ALL = PODS * 3 * LINES;

	private static final JsonMapper JSON = new JsonMapper();

	private static final ControlPlane plane = ControlPlane.running();

	private static final Instant START = Instant.now();

	@LocalServerPort
	int port;

	@Autowired
	Cluster cluster;

	@DynamicPropertySource
	static void cluster(DynamicPropertyRegistry properties) {
		properties.add("console.kubernetes.kubeconfig", () -> plane.kubeconfigFile().toString());
		properties.add("console.kubernetes.namespace", () -> NAMESPACE);
	}

	@BeforeAll
	static void startPods() {
		plane.apply("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(NAMESPACE));
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.ignoreExceptionsMatching(AssertionError.class::isInstance)
			.until(() -> plane.kubectl("get", "-n", NAMESPACE, "serviceaccount", "default", "-o", "name"),
					(name) -> !name.isBlank());
		plane.apply(IntStream.range(0, PODS).mapToObj(LogsControlPlaneIT::pod).collect(Collectors.joining("---\n")));
		plane.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod", "--all", "--timeout=120s");
		for (int pod = 0; pod < PODS; pod++) {
			plane.ownLogs(NAMESPACE, "reader-" + pod, CONTAINERS.toArray(String[]::new));
		}
	}

	private static String pod(int number) {
		String containers = CONTAINERS.stream()
			.map((name) -> "{name: %s, image: example.org/none:1}".formatted(name))
			.collect(Collectors.joining(", "));
		return """
				apiVersion: v1
				kind: Pod
				metadata: {name: reader-%d, namespace: %s, labels: {name: reader-%d-deployment}}
				spec: {containers: [%s]}
				""".formatted(number, NAMESPACE, number, containers);
	}

	@Test
	void everyLineArrivesOnceAndInOrderAlthoughTheApiServerCrashes() throws Exception {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.cluster.snapshot().pods().size() == PODS);
		write(0, 400);
		var rest = new NumberedLines();
		var socket = new NumberedLines();
		try (Browser browser = Browser.on(this.port); Visit visit = browser.open()) {
			visit.signIn("ada", "Grey-lantern-42");
			visit.page().onWebSocket((opened) -> opened.onFrameReceived((frame) -> take(frame, socket)));
			visit.goTo("/logs?tail=");
			Thread reader = followOverRest(rest);
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> rest.count() > 3000);
			plane.killApiServer();
			write(400, 700);
			plane.startApiServer();
			write(700, LINES);
			awaitAll(visit.page(), rest, socket);
			assertComplete(rest);
			assertComplete(socket);
			assertPage(visit);
			reader.interrupt();
		}
		assertReadAtOnce();
	}

	private static void awaitAll(Page page, NumberedLines rest, NumberedLines socket) {
		Awaitility.await()
			.pollInSameThread()
			.pollInterval(Duration.ofMillis(200))
			.atMost(Duration.ofMinutes(4))
			.until(() -> {
				page.waitForTimeout(50);
				return rest.count() >= ALL && socket.count() >= ALL;
			});
	}

	private static void assertComplete(NumberedLines lines) {
		assertThat(lines.firstProblem()).isEmpty();
		assertThat(lines.perContainer()).hasSize(PODS * 3);
		assertThat(lines.perContainer().values()).containsOnly(LINES);
	}

	private static void assertPage(Visit visit) {
		Page page = visit.page();
		page.waitForCondition(() -> page.locator("#log .row-line").count() == 5000);
		assertThat(page.locator("#log").getAttribute("data-received")).isEqualTo(String.valueOf(ALL));
		assertThat(page.locator("#log .row-line .m").last().textContent()).isEqualTo("number " + (LINES - 1));
		page.getByPlaceholder("Only lines with …").fill("number " + (LINES - 1));
		page.waitForCondition(() -> page.locator("#log .row-line").count() == PODS * 3);
		visit.isAccessible().screenshots("logs-control-plane").isClean(); // minutes with
																			// 5000 rows
	}

	/** The same again without following: in order over all containers. */
	private void assertReadAtOnce() throws Exception {
		var lines = new NumberedLines();
		String[] last = { "" };
		try (Stream<String> body = get("/api/v1/logs").body()) {
			body.map(JSON::readTree).forEach((entry) -> {
				lines.add(entry);
				String time = Instant.parse(entry.path("ts").asString()).plusNanos(0).toString();
				assertThat(Instant.parse(time))
					.isAfterOrEqualTo(last[0].isEmpty() ? Instant.MIN : Instant.parse(last[0]));
				last[0] = time;
			});
		}
		assertComplete(lines);
	}

	private static void take(WebSocketFrame frame, NumberedLines lines) {
		JsonNode message = JSON.readTree(frame.text());
		for (JsonNode item : message.path("items")) {
			if (item.has("line") && !item.has("marker")) {
				lines.add(item);
			}
		}
	}

	private Thread followOverRest(NumberedLines lines) {
		Thread reader = new Thread(() -> {
			try (Stream<String> body = get("/api/v1/logs?follow=true").body()) {
				body.forEach((line) -> lines.add(JSON.readTree(line)));
			}
			catch (Exception ex) {
				Thread.currentThread().interrupt();
			}
		}, "rest-reader");
		reader.setDaemon(true);
		reader.start();
		return reader;
	}

	private HttpResponse<Stream<String>> get(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("Authorization", "Bearer a-token-for-this-test-only-0123456789")
			.header("Accept", "application/x-ndjson")
			.build();
		HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofLines());
		assertThat(response.statusCode()).isEqualTo(200);
		return response;
	}

	/** Ten lines at a time share their time, and containers take turns. */
	private static void write(int from, int to) {
		for (int number = from; number < to; number += 10) {
			String[] lines = IntStream.range(number, number + 10)
				.mapToObj((each) -> "number " + each)
				.toArray(String[]::new);
			for (int pod = 0; pod < PODS; pod++) {
				for (String container : CONTAINERS) {
					plane.writeLog(NAMESPACE, "reader-" + pod, container, START.plusMillis(number * 5L + pod), lines);
				}
			}
		}
	}

}
