package org.malcolmconsole.streaming.socket;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malcolmconsole.streaming.Sink;
import org.malcolmconsole.streaming.Sockets;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class SocketIT {

	private static SocketServer server;

	private final List<SocketClient> clients = new ArrayList<>();

	@BeforeAll
	static void start() {
		server = SocketServer.start("max-clients=4", "hello-timeout=2s", "heartbeat=500ms", "queue-length=50",
				"max-subscriptions=2");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void closeClients() {
		this.clients.forEach(SocketClient::close);
		Awaitility.await().until(() -> server.bean(Clients.class).count() == 0);
	}

	@Test
	void tellsSubscribersWhatIsPublished() throws Exception {
		SocketClient client = greeted("ada");
		client.subscribe("n", "news", null);
		publish("one", "two");
		assertThat(items(client, 2)).containsExactly("one", "two");
	}

	@Test
	void opensOnlyForAPageOfThisConsole() throws Exception {
		var visit = server.visit("ada");
		assertThat(refusal(visit, null)).isEqualTo(403);
		assertThat(refusal(visit, "null")).isEqualTo(403);
		assertThat(refusal(visit, "http://evil.example:" + server.port())).isEqualTo(403);
		assertThat(refusal(visit, "http://127.0.0.1:1")).isEqualTo(403);
		assertThat(refusal(visit, "https://127.0.0.1:" + server.port())).isEqualTo(403);
		assertThat(refusal(visit, "http://127.0.0.1")).isEqualTo(403);
	}

	@Test
	void opensOnlyForWhoIsSignedIn() {
		HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		assertThat(SocketClient.refusal(http, server.port(), null, origin())).isEqualTo(401);
	}

	@Test
	void closesWhenTheTokenIsWrong() throws Exception {
		SocketClient client = opened("ada");
		client.send("{\"type\":\"hello\",\"csrf\":\"" + server.visit("ada").token() + "\"}");
		assertThat(client.closeCode()).isEqualTo(4403);
		SocketClient none = opened("ada");
		none.send("{\"type\":\"hello\"}");
		assertThat(none.closeCode()).isEqualTo(4403);
	}

	@Test
	void closesWhenTheFirstMessageIsNotAHello() throws Exception {
		SocketClient client = opened("ada");
		client.send("{\"type\":\"subscribe\",\"id\":\"n\",\"topic\":\"news\"}");
		assertThat(client.closeCode()).isEqualTo(4408);
		assertThat(client.all()).isEmpty();
	}

	@Test
	void closesWhenNothingIsSaid() throws Exception {
		assertThat(opened("ada").closeCode()).isEqualTo(4408);
	}

	@Test
	void answersWhatItDoesNotUnderstandAndStaysOpen() throws Exception {
		SocketClient client = greeted("ada");
		client.send("{\"type\":\"subscribe\",\"id\":\"x\",\"topic\":\"nothing\"}");
		JsonNode error = client.expect("error");
		assertThat(error.path("id").asString()).isEqualTo("x");
		assertThat(error.path("detail").asString()).isEqualTo("There is no such topic.");
		for (String odd : List.of("not json", "[]", "{}", "{\"type\":\"dance\"}", "{\"type\":\"subscribe\"}",
				"{\"type\":\"subscribe\",\"id\":\"x\"}",
				"{\"type\":\"subscribe\",\"id\":\"x\",\"topic\":\"open?%zz\"}")) {
			client.send(odd);
			client.expect("error");
		}
		client.send("{\"type\":\"ping\"}");
		client.expect("pong");
	}

	@Test
	void tellsWhyATopicRefuses() throws Exception {
		SocketClient client = greeted("ada");
		client.send("{\"type\":\"subscribe\",\"id\":\"x\",\"topic\":\"open\"}");
		assertThat(client.expect("error").path("detail").asString()).isEqualTo("Say what.");
	}

	@Test
	void handsTheParametersOver() throws Exception {
		SocketClient client = greeted("ada");
		client.subscribe("x", "open?what=a%26b&what=c+d&e=%C3%A4", "token");
		var request = server.bean(SocketServer.OpenTopic.class).last;
		assertThat(request.user()).isEqualTo("ada");
		assertThat(request.parameters()).isEqualTo(Map.of("what", List.of("a&b", "c d"), "e", List.of("ä")));
		assertThat(request.resume()).isEqualTo("token");
	}

	@Test
	void closesOnATooLongMessageAndOthersDoNotNotice() throws Exception {
		SocketClient other = greeted("bob");
		other.subscribe("n", "news", null);
		SocketClient client = greeted("ada");
		client.send("{\"type\":\"" + "x".repeat(20_000) + "\"}");
		assertThat(client.closeCode()).as("1006 when unread bytes made the kernel reset the connection")
			.isIn(1009, 1006);
		publish("still here");
		assertThat(items(other, 1)).containsExactly("still here");
	}

	@Test
	void goesOnAfterTheLastThatWasSeen() throws Exception {
		SocketClient first = greeted("ada");
		first.subscribe("n", "news", null);
		publish("before");
		String resume = first.expect("items").path("resume").asString();
		first.close();
		publish("meanwhile 1", "meanwhile 2");
		SocketClient second = greeted("ada");
		second.subscribe("n", "news", resume);
		publish("after");
		assertThat(items(second, 3)).containsExactly("meanwhile 1", "meanwhile 2", "after");
	}

	@Test
	void saysThatSomethingIsMissingWhenItCannotKnowWhat() throws Exception {
		SocketClient client = greeted("ada");
		client.subscribe("n", "news", "other.12");
		assertThat(client.expect("skipped").path("count").asLong()).isZero();
		client.subscribe("m", "news", "rubbish");
		assertThat(client.expect("skipped").path("id").asString()).isEqualTo("m");
	}

	@Test
	void closesWhenTheSessionEnds() throws Exception {
		var visit = server.visit("ada");
		SocketClient client = greeted(visit);
		SocketClient other = greeted("bob");
		visit.signOut();
		assertThat(client.closeCode()).as("ours, or the container's when it is quicker").isIn(4401, 1008);
		other.send("{\"type\":\"ping\"}");
		other.expect("pong");
		server.bean(Sockets.class).closeUser("bob");
		assertThat(other.closeCode()).isEqualTo(4401);
	}

	@Test
	void refusesMoreClientsThanItMayHave() throws Exception {
		for (int i = 0; i < 4; i++) {
			greeted("ada");
		}
		assertThat(refusal(server.visit("bob"), origin())).isEqualTo(503);
	}

	@Test
	void refusesMoreSubscriptionsThanItMayHave() throws Exception {
		SocketClient client = greeted("ada");
		client.subscribe("a", "news", null);
		client.subscribe("b", "news", null);
		client.subscribe("b", "news", null);
		client.send("{\"type\":\"subscribe\",\"id\":\"c\",\"topic\":\"news\"}");
		assertThat(client.expect("error").path("id").asString()).isEqualTo("c");
	}

	@Test
	void showsThatItLives() throws Exception {
		SocketClient client = greeted("ada");
		Awaitility.await()
			.until(() -> client.all().stream().filter((message) -> "alive".equals(type(message))).count() > 4);
		assertThat(client.closed).isNotDone();
	}

	@Test
	void endsASubscriptionWhenToldAndWhenTheSocketCloses() throws Exception {
		var sinks = server.bean(SocketServer.OpenTopic.class).sinks;
		SocketClient client = greeted("ada");
		client.subscribe("a", "open?what=a", null);
		client.subscribe("b", "open?what=b", null);
		assertThat(sinks).hasSize(2);
		client.send("{\"type\":\"unsubscribe\",\"id\":\"a\"}");
		Awaitility.await().until(() -> sinks.size() == 1);
		client.close();
		Awaitility.await().until(sinks::isEmpty);
	}

	@Test
	void aClientThatDoesNotReadHoldsUpNobodyAndLearnsHowMuchItMissed() throws Exception {
		SocketClient slow = greeted("ada");
		slow.subscribe("n", "news", null);
		slow.stopReading();
		SocketClient quick = greeted("bob");
		quick.subscribe("n", "news", null);
		int count = 3000;
		AtomicLong seen = new AtomicLong();
		String filler = "x".repeat(4000);
		for (int i = 0; i < count; i++) {
			publish(i + " " + filler);
			if (i % 40 == 39) {
				long upTo = i + 1;
				while (seen.get() < upTo) {
					seen.addAndGet(quick.expect("items").path("items").size());
				}
			}
		}
		assertThat(seen).hasValue(count);
		slow.readOn();
		assertThat(everythingCounted(slow, count)).as("skipped").isPositive();
	}

	/** Reads until all payloads came or were counted as skipped, each at its place. */
	private static long everythingCounted(SocketClient client, int count) throws Exception {
		long next = 0;
		long skipped = 0;
		while (next < count) {
			JsonNode message = client.next();
			if ("skipped".equals(type(message))) {
				skipped += message.path("count").asLong();
				next += message.path("count").asLong();
			}
			for (JsonNode item : message.path("items")) {
				assertThat(Long.parseLong(item.asString().split(" ")[0])).isEqualTo(next++);
			}
		}
		assertThat(next).isEqualTo(count);
		return skipped;
	}

	@Test
	void aTopicCanWaitForRoom() throws Exception {
		SocketClient client = greeted("ada");
		client.subscribe("a", "open?what=a", null);
		Sink sink = server.bean(SocketServer.OpenTopic.class).sinks.iterator().next();
		int count = 5000;
		Thread producer = new Thread(() -> {
			for (int i = 0; i < count && sink.awaitRoom(Duration.ofSeconds(30)); i++) {
				sink.send(i + " ", null);
			}
		});
		producer.start();
		assertThat(everythingCounted(client, count)).as("skipped").isZero();
		producer.join(TimeUnit.SECONDS.toMillis(30));
		client.close();
		Awaitility.await().until(() -> !sink.awaitRoom(Duration.ofMillis(1)));
	}

	private static String type(JsonNode message) {
		return message.path("type").asString();
	}

	private static List<String> items(SocketClient client, int count) throws Exception {
		List<String> items = new ArrayList<>();
		while (items.size() < count) {
			client.expect("items").path("items").forEach((item) -> items.add(item.asString()));
		}
		return items;
	}

	private static void publish(String... payloads) {
		for (String payload : payloads) {
			server.bean(Broadcaster.class).publish("news", payload);
		}
	}

	private static String origin() {
		return "http://127.0.0.1:" + server.port();
	}

	private static int refusal(SocketServer.Visit visit, String origin) {
		return SocketClient.refusal(visit.http(), server.port(), visit.authorization(), origin);
	}

	private SocketClient opened(String user) throws Exception {
		SocketClient client = SocketClient.open(server.visit(user), origin());
		this.clients.add(client);
		return client;
	}

	private SocketClient greeted(String user) throws Exception {
		return greeted(server.visit(user));
	}

	private SocketClient greeted(SocketServer.Visit visit) throws Exception {
		SocketClient client = SocketClient.greeted(visit);
		this.clients.add(client);
		return client;
	}

}
