package org.malcolmconsole.cluster.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.rest.Clients;

import static org.assertj.core.api.Assertions.assertThat;

/** How it is known that what is shown is how it is; time passes as the tests say. */
class WatchesTests {

	private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

	private static final WatchPace PACE = new WatchPace(Duration.ofSeconds(90), Duration.ofMinutes(5));

	private final AtomicReference<Instant> now = new AtomicReference<>(START);

	private final AtomicInteger changes = new AtomicInteger();

	private ScriptedFeed feed;

	private Clients clients;

	private Watches watches;

	@BeforeEach
	void watch() throws IOException {
		this.feed = new ScriptedFeed();
		this.feed.pods = List.of("web");
		this.clients = new Clients(Access.simulated(this.feed.address(), "token"));
		this.watches = new Watches(this.clients, "malcolm", "pods"::equals, PACE, clock(),
				this.changes::incrementAndGet);
		awaitStreams(1);
	}

	@AfterEach
	void end() {
		this.watches.close();
		this.clients.close();
		this.feed.close();
	}

	@Test
	void silenceIsSaidAndTheConnectionIsGivenUpForANewOne() {
		this.feed.pods = List.of("missed", "web");
		pass(Duration.ofSeconds(89));
		assertThat(this.watches.doubt()).isNull();
		assertThat(this.watches.proved()).as("nothing was heard since").contains(START);
		pass(Duration.ofSeconds(2));
		assertThat(this.watches.doubt()).contains("said nothing about pods for 90 s");
		assertThat(names()).containsExactly("web");
		this.watches.mend();
		awaitStreams(2);
		assertThat(names()).containsExactly("missed", "web");
		assertThat(this.watches.doubt()).isNull();
		assertThat(this.watches.proved()).contains(this.now.get());
		Awaitility.await().until(() -> this.feed.stream(0).left());
		assertThat(readers()).isEqualTo(1);
	}

	@Test
	void aBookmarkProvesThatNothingChangedAndIsNoChange() {
		var before = this.changes.get();
		for (int minute = 1; minute <= 10; minute++) {
			pass(Duration.ofMinutes(1));
			this.feed.stream(0).send(ScriptedFeed.bookmark());
			awaitProof();
			assertThat(this.watches.doubt()).isNull();
		}
		this.watches.mend();
		assertThat(this.feed.opened()).isEqualTo(1);
		assertThat(this.changes).hasValue(before);
	}

	@Test
	void halfAnEventProvesNothing() {
		var event = ScriptedFeed.event("ADDED", ScriptedFeed.pod("half"));
		pass(Duration.ofSeconds(60));
		this.feed.stream(0).send(event.substring(0, event.length() / 2));
		pass(Duration.ofSeconds(31));
		assertThat(this.watches.doubt()).contains("said nothing about pods");
		this.watches.mend();
		awaitStreams(2);
		assertThat(this.watches.doubt()).isNull();
		assertThat(names()).containsExactly("web");
	}

	@Test
	void anEventThatWasNeverToldIsFoundByTheNextFullLook() {
		assertThat(this.feed.queries).last().asString().contains("allowWatchBookmarks=true", "resourceVersion=100");
		assertThat(this.feed.queries).last().asString().matches("(?s).*timeoutSeconds=(2[4-9]\\d|3[0-5]\\d|360).*");
		this.feed.pods = List.of("other");
		this.feed.stream(0).end();
		awaitStreams(2);
		assertThat(names()).containsExactly("other");
	}

	@Test
	void aWatchThatNeverEndsAsItShouldIsEnded() {
		this.feed.pods = List.of("other");
		for (int minute = 1; minute <= 11; minute++) {
			pass(Duration.ofMinutes(1));
			this.feed.stream(0).send(ScriptedFeed.bookmark());
			awaitProof();
		}
		assertThat(this.watches.doubt()).isNull();
		this.watches.mend();
		awaitStreams(2);
		assertThat(names()).containsExactly("other");
	}

	@Test
	void aClusterWhoseVersionsBeganAnewIsReadAnew() {
		this.feed.pods = List.of("new");
		this.feed.version = 3;
		this.feed.stream(0)
			.send(ScriptedFeed.event("ERROR", "{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}"));
		awaitStreams(2);
		assertThat(names()).containsExactly("new");
		assertThat(this.feed.queries).last().asString().contains("resourceVersion=3");
		assertThat(this.watches.breaks()).as("may be another cluster").isEqualTo(1);
	}

	@Test
	void anAnswerThatIsNoListEmptiesNothing() {
		this.feed.instead = "{}";
		this.feed.stream(0).end();
		Awaitility.await().until(() -> this.watches.doubt() != null);
		assertThat(this.watches.doubt()).isEqualTo("Waiting for news about pods from the cluster.");
		assertThat(names()).containsExactly("web");
		this.feed.instead = null;
		awaitStreams(2);
		assertThat(this.watches.doubt()).isNull();
	}

	@Test
	void aFullLookThatFindsAllAsItWasIsNoChange() {
		var before = this.changes.get();
		for (int look = 1; look <= 3; look++) {
			this.feed.stream(look - 1).end();
			awaitStreams(look + 1);
		}
		assertThat(this.feed.lists).hasValue(4);
		assertThat(this.changes).hasValue(before);
	}

	@Test
	void aClockThatWasSetBackProvesNothing() {
		pass(Duration.ofHours(-1));
		assertThat(this.watches.doubt()).contains("said nothing about pods");
		this.watches.mend();
		awaitStreams(2);
		assertThat(this.watches.doubt()).isNull();
		assertThat(this.watches.proved()).contains(this.now.get());
	}

	@Test
	void manyFrozenConnectionsLeaveNothingBehind() {
		for (int round = 1; round <= 5; round++) {
			pass(Duration.ofSeconds(91));
			this.watches.mend();
			awaitStreams(round + 1);
		}
		Awaitility.await()
			.until(() -> this.feed.stream(0).left() && this.feed.stream(2).left() && this.feed.stream(4).left());
		assertThat(readers()).isEqualTo(1);
		this.watches.close();
		Awaitility.await().until(() -> this.feed.stream(5).left() && readers() == 0);
	}

	private void awaitStreams(int number) {
		Awaitility.await().until(() -> this.feed.opened() == number);
	}

	private void awaitProof() {
		Awaitility.await().until(() -> this.watches.proved().equals(Optional.of(this.now.get())));
	}

	private static long readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("cluster-watch-pods"))
			.count();
	}

	private List<String> names() {
		var fresh = Freshness.of(this.now.get(), null);
		return this.watches.snapshot(1, Optional.empty(), fresh)
			.pods()
			.stream()
			.map((pod) -> pod.metadata().name())
			.toList();
	}

	private void pass(Duration time) {
		this.now.updateAndGet((before) -> before.plus(time));
	}

	private Clock clock() {
		return new Clock() {
			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return WatchesTests.this.now.get();
			}
		};
	}

}
