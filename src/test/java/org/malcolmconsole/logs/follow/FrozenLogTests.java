package org.malcolmconsole.logs.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections of logs that stay open and bring nothing; time passes as the tests say. */
class FrozenLogTests {

	private static final Instant START = ScriptedCluster.START;

	private static final LogFilter ALL = new LogFilter(List.of(), List.of(), Set.of(), null, null);

	private final AtomicReference<Instant> now = new AtomicReference<>(START);

	private final ScriptedCluster cluster = new ScriptedCluster();

	private final LogFollows follows = new LogFollows(this.cluster, clock(),
			new LogsProperties(2, Duration.ofMinutes(2)));

	private LogFollow follow;

	@AfterEach
	void close() {
		this.follow.close();
	}

	@Test
	void aFrozenConnectionIsLeftForAnotherAndNoLineIsLostOrRepeated() throws Exception {
		begin("web");
		write("web", 1, 2, 2, 3);
		assertThat(read(4)).containsExactly("line 1", "line 2", "line 2", "line 3");
		this.cluster.freeze("web");
		write("web", 3, 4, 5);
		assertThat(this.follow.next(Duration.ofMillis(100))).isNull();
		pass(Duration.ofSeconds(121));
		assertThat(read(3)).containsExactly("line 3", "line 4", "line 5");
		assertThat(this.follow.next(Duration.ofMillis(100))).as("no word about it is needed").isNull();
	}

	@Test
	void aContainerThatIsQuietForAnHourIsNoNews() throws Exception {
		begin("web");
		write("web", 1);
		assertThat(read(1)).containsExactly("line 1");
		for (int minute = 0; minute < 60; minute += 3) {
			int opened = this.cluster.opened();
			pass(Duration.ofMinutes(3));
			Awaitility.await().until(() -> {
				assertThat(this.follow.next(Duration.ofMillis(20))).isNull();
				return this.cluster.opened() > opened;
			});
		}
		write("web", 2);
		assertThat(read(1)).containsExactly("line 2");
	}

	@Test
	void aContainerThatTalksDoesNotHideAnotherWhoseConnectionFroze() throws Exception {
		begin("busy", "web");
		write("web", 1);
		assertThat(read(1)).containsExactly("line 1");
		this.cluster.freeze("web");
		write("web", 2);
		List<String> lines = new ArrayList<>();
		for (int number = 100; !lines.contains("line 2"); number++) {
			write("busy", number);
			pass(Duration.ofSeconds(1));
			lines.addAll(read(1));
			assertThat(number).isLessThan(2000);
		}
	}

	@Test
	void aLogThatNoLongerHoldsWhatWasReadHasAGapAndSaysSo() throws Exception {
		begin("web");
		write("web", 1, 2);
		assertThat(read(2)).containsExactly("line 1", "line 2");
		this.cluster.freeze("web");
		write("web", 3, 4);
		this.cluster.rotate("web");
		write("web", 5, 6);
		pass(Duration.ofSeconds(121));
		LogEntry gap = entry();
		assertThat(gap.marker()).isEqualTo("gap");
		assertThat(gap.line()).contains("Lines may be missing here", "web-container");
		assertThat(read(2)).containsExactly("line 5", "line 6");
	}

	@Test
	void whatIsNotFollowedIsReadToItsEndThroughAFrozenConnection() throws Exception {
		this.cluster.start("web");
		write("web", 1, 2);
		this.cluster.freeze("web", 1);
		this.follow = this.follows.open(query(false), Positions.NONE);
		Awaitility.await().until(() -> this.cluster.opened() == 1);
		assertThat(this.follow.next(Duration.ofMillis(100))).isNull();
		assertThat(this.follow.ended()).isFalse();
		List<String> lines = new ArrayList<>();
		while (!this.follow.ended()) {
			pass(Duration.ofSeconds(30));
			LogEntry entry = this.follow.next(Duration.ofMillis(100));
			if (entry != null) {
				lines.add(entry.line());
			}
		}
		assertThat(lines).containsExactly("line 1", "line 2");
	}

	@Test
	void anOutageIsSaidWhenItLastsAndSoIsItsEnd() throws Exception {
		begin("web");
		write("web", 1);
		assertThat(read(1)).containsExactly("line 1");
		this.cluster.down(true);
		Awaitility.await().until(() -> {
			pass(Duration.ofSeconds(1));
			LogEntry entry = this.follow.next(Duration.ofMillis(100));
			return entry != null && "away".equals(entry.marker())
					&& entry.line().contains("The cluster does not answer.");
		});
		this.cluster.down(false);
		assertThat(entry().marker()).isEqualTo("back");
		write("web", 2);
		assertThat(read(1)).containsExactly("line 2");
	}

	private void begin(String... pods) {
		for (String pod : pods) {
			this.cluster.start(pod);
		}
		this.follow = this.follows.open(query(true), Positions.NONE);
		Awaitility.await().until(() -> this.cluster.opened() == pods.length);
	}

	private void write(String pod, int... numbers) {
		for (int number : numbers) {
			this.cluster.write(pod, START.plusMillis(number * 10L), "line " + number);
		}
	}

	private LogEntry entry() {
		var entry = new AtomicReference<LogEntry>();
		Awaitility.await().until(() -> {
			entry.set(this.follow.next(Duration.ofMillis(100)));
			return entry.get() != null;
		});
		return entry.get();
	}

	private List<String> read(int lines) {
		List<String> read = new ArrayList<>();
		while (read.size() < lines) {
			read.add(entry().line());
		}
		return read;
	}

	private static LogQuery query(boolean follow) {
		return new LogQuery(Set.of(), Set.of(), Set.of(), ALL, null, false, follow);
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
				return FrozenLogTests.this.now.get();
			}
		};
	}

}
