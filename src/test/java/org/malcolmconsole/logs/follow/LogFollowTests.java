package org.malcolmconsole.logs.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malcolmconsole.cluster.ClusterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(120)
class LogFollowTests {

	private static final Instant START = ScriptedCluster.START;

	private static final LogFilter ALL = new LogFilter(List.of(), List.of(), Set.of(), null, null);

	private final ScriptedCluster cluster = new ScriptedCluster();

	private final LogFollows follows = new LogFollows(this.cluster, Clock.systemUTC(),
			new LogsProperties(2, Duration.ofMinutes(2)));

	private final List<LogFollow> open = new ArrayList<>();

	@AfterEach
	void close() {
		this.open.forEach(LogFollow::close);
	}

	@Test
	void mergesByTime() throws Exception {
		writeThree();
		assertThat(lines(read(6))).containsExactly("a0", "b0", "c0", "a1", "b1", "c1");
	}

	@Test
	void everyLineOfThirtyContainersComesOnceAndInOrderWhileConnectionsBreak() throws Exception {
		writeNumbered(30, 0, 150);
		this.cluster.breaks(2);
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		List<LogEntry> entries = new ArrayList<>(read(follow, 4000));
		writeNumbered(30, 150, 250);
		this.cluster.down(true);
		writeNumbered(30, 250, 400);
		this.cluster.down(false);
		entries.addAll(read(follow, 8000));
		assertNumbered(entries, 30, 400);
		this.cluster.breaks(0);
		assertThat(this.cluster.opened()).as("logs opened").isGreaterThan(40);
		assertThat(follow.next(Duration.ofMillis(600))).as("nothing more").isNull();
	}

	@Test
	void whatIsNotFollowedIsInOrderAltogether() throws Exception {
		writeNumbered(30, 0, 1000);
		this.cluster.breaks(1);
		LogFollow follow = follow(query(false, null, ALL), Positions.NONE);
		List<LogEntry> entries = readToTheEnd(follow);
		assertNumbered(entries, 30, 1000);
		assertThat(entries).isSortedAccordingTo((one, other) -> one.ts().compareTo(other.ts()));
	}

	@Test
	void aPodThatComesLaterJoins() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "a0");
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		assertThat(lines(read(follow, 1))).containsExactly("a0");
		this.cluster.start("b");
		this.cluster.write("b", START.plusSeconds(1), "b0");
		assertThat(lines(read(follow, 1))).containsExactly("b0");
	}

	@Test
	void aContainerThatRestartsGoesOnAndSaysWhyItEnded() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "one");
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		assertThat(lines(read(follow, 1))).containsExactly("one");
		this.cluster.down(true);
		this.cluster.write("a", START.plusMillis(10), "last words");
		this.cluster.end("a");
		this.cluster.start("a");
		this.cluster.write("a", START.plusSeconds(2), "again");
		this.cluster.down(false);
		List<LogEntry> entries = read(follow, 3);
		assertThat(lines(entries)).containsExactly("last words", "a-container restarted: exit code 137, out of memory",
				"again");
		assertThat(entries.get(1).marker()).isEqualTo("restarted");
	}

	@Test
	void aContainerThatEndedOrderlyGoesOnToo() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "one");
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		read(follow, 1);
		this.cluster.end("a");
		this.cluster.start("a");
		this.cluster.write("a", START.plusSeconds(2), "again");
		assertThat(lines(read(follow, 2))).last().isEqualTo("again");
	}

	@Test
	void aPodThatIsGoneHoldsNobodyUp() throws Exception {
		this.cluster.start("a");
		this.cluster.start("b");
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		this.cluster.remove("a");
		this.cluster.write("b", START, "b0");
		assertThat(lines(read(follow, 1))).containsExactly("b0");
	}

	@Test
	void aPageGoesOnExactlyWhereItWas() throws Exception {
		Random random = new Random(3);
		for (int i = 0; i < 3; i++) {
			this.cluster.start("p" + i);
		}
		for (int i = 0; i < 600; i++) {
			this.cluster.write("p" + random.nextInt(3), START.plusMillis(i / 7 * 10L), "line " + i);
		}
		List<LogEntry> entries = new ArrayList<>();
		int[] visits = { 100, 1, 250, 249 };
		for (int lines : visits) {
			LogFollow follow = follow(query(true, 1000, ALL), positions(entries));
			entries.addAll(read(follow, lines));
			follow.close();
		}
		assertThat(lines(entries)).doesNotHaveDuplicates().hasSize(600);
		for (int i = 0; i < 3; i++) {
			String pod = "p" + i;
			assertThat(entries.stream().filter((entry) -> entry.pod().equals(pod)).map(LogEntry::ts).toList())
				.isSorted();
		}
	}

	@Test
	void aPageThatComesBackGetsAContainerThatWasNotThereBefore() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "a0");
		LogFollow first = follow(query(true, 10, ALL), Positions.NONE);
		List<LogEntry> entries = read(first, 1);
		first.close();
		this.cluster.start("b");
		this.cluster.write("b", START.plusSeconds(1), "b0");
		assertThat(lines(read(follow(query(true, 10, ALL), positions(entries)), 1))).containsExactly("b0");
	}

	@Test
	void showsTheTailOfEachContainer() throws Exception {
		writeThree();
		assertThat(lines(readToTheEnd(follow(query(false, 1, ALL), Positions.NONE)))).containsExactly("a1", "b1", "c1");
	}

	@Test
	void filtersByTextLevelAndTime() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "ERROR disk full");
		this.cluster.write("a", START.plusMillis(1), "ERROR disk slow");
		this.cluster.write("a", START.plusMillis(2), "INFO disk fine");
		this.cluster.write("a", START.plusSeconds(9), "ERROR disk later");
		var filter = new LogFilter(List.of("disk"), List.of("slow"), Set.of(LogLevel.ERROR), START,
				START.plusSeconds(5));
		assertThat(lines(readToTheEnd(follow(query(false, null, filter), Positions.NONE))))
			.containsExactly("ERROR disk full");
	}

	@Test
	void choosesServicesPodsAndContainers() throws Exception {
		writeThree();
		assertThat(lines(readToTheEnd(
				follow(new LogQuery(Set.of("b"), Set.of(), Set.of(), ALL, null, false, false), Positions.NONE))))
			.containsExactly("b0", "b1");
		assertThat(lines(readToTheEnd(
				follow(new LogQuery(Set.of(), Set.of("a", "c"), Set.of("c-container"), ALL, null, false, false),
						Positions.NONE))))
			.containsExactly("c0", "c1");
	}

	@Test
	void readsTheFormerRun() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "before");
		this.cluster.start("a");
		this.cluster.write("a", START.plusSeconds(1), "after");
		assertThat(lines(readToTheEnd(
				follow(new LogQuery(Set.of(), Set.of(), Set.of(), ALL, null, true, false), Positions.NONE))))
			.containsExactly("before");
	}

	@Test
	void nothingToReadEndsAtOnce() throws Exception {
		assertThat(readToTheEnd(follow(query(false, null, ALL), Positions.NONE))).isEmpty();
	}

	@Test
	void aLineWithAPasswordIsMasked() throws Exception {
		this.cluster.start("a");
		this.cluster.write("a", START, "\u001b[1mGET http://u:secret@host/\u001b[0m");
		assertThat(lines(readToTheEnd(follow(query(false, null, ALL), Positions.NONE))))
			.containsExactly("GET http://u:xxxxxxxx@host/");
	}

	@Test
	void opensNoMoreThanItMay() {
		LogFollow one = follow(query(true, null, ALL), Positions.NONE);
		follow(query(true, null, ALL), Positions.NONE);
		assertThatExceptionOfType(LogProblem.class).isThrownBy(() -> follow(query(true, null, ALL), Positions.NONE))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(503));
		one.close();
		one.close();
		follow(query(true, null, ALL), Positions.NONE);
		assertThatExceptionOfType(LogProblem.class).isThrownBy(() -> follow(query(true, null, ALL), Positions.NONE));
	}

	@Test
	void endsItsThreadsWhenClosed() {
		this.cluster.start("a");
		Set<Thread> before = readers();
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !before.containsAll(readers()));
		Set<Thread> own = readers();
		own.removeAll(before);
		follow.close();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> own.stream().noneMatch(Thread::isAlive));
	}

	@Test
	void doesNotReadAheadOfASlowReaderForEver() throws Exception {
		writeNumbered(1, 0, 5000);
		Set<Thread> others = readers();
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		int ahead = Merge.LANE_LENGTH + 1; // one is in the hand of the thread that waits
		assertThat(handedOut(ahead, others)).isEqualTo(ahead);
		List<LogEntry> entries = new ArrayList<>(read(follow, 100));
		assertThat(handedOut(ahead + 100, others)).isEqualTo(ahead + 100);
		entries.addAll(read(follow, 4900));
		assertNumbered(entries, 1, 5000);
	}

	/** Lines that were read when it was so many and whoever reads for this test waits. */
	private int handedOut(int atLeast, Set<Thread> others) {
		Awaitility.await().until(() -> {
			Set<Thread> own = readers();
			own.removeAll(others);
			return this.cluster.handedOut() >= atLeast
					&& own.stream().allMatch((each) -> each.getState() == Thread.State.WAITING);
		});
		return this.cluster.handedOut();
	}

	@Test
	void aRefusalFailsWhatIsNotFollowedAndIsShownToWhoFollows() throws Exception {
		this.cluster.start("a");
		this.cluster.start("b");
		this.cluster.forbid();
		LogFollow whole = follow(query(false, null, ALL), Positions.NONE);
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> readToTheEnd(whole))
			.withMessage("You may not read logs.");
		LogFollow follow = follow(query(true, null, ALL), Positions.NONE);
		assertThat(read(follow, 2)).allSatisfy((entry) -> {
			assertThat(entry.marker()).isEqualTo("refused");
			assertThat(entry.line()).isEqualTo("You may not read logs.");
		});
		assertThat(follow.next(Duration.ofMillis(500))).as("said once").isNull();
	}

	private static Set<Thread> readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((each) -> each.getName().equals("log-reader"))
			.collect(Collectors.toSet());
	}

	private void writeThree() {
		for (String pod : List.of("a", "b", "c")) {
			this.cluster.start(pod);
		}
		for (int i = 0; i < 2; i++) {
			this.cluster.write("a", START.plusMillis(i * 10L), "a" + i);
			this.cluster.write("b", START.plusMillis(i * 10L + 1), "b" + i);
			this.cluster.write("c", START.plusMillis(i * 10L + 2), "c" + i);
		}
	}

	private void writeNumbered(int pods, int from, int to) {
		for (int pod = 0; pod < pods; pod++) {
			if (from == 0) {
				this.cluster.start("n" + pod);
			}
			for (int number = from; number < to; number++) {
				this.cluster.write("n" + pod, START.plusMillis(number / 3 * 10L), "number " + number);
			}
		}
	}

	private static void assertNumbered(List<LogEntry> entries, int pods, int numbers) {
		Map<String, Integer> next = new HashMap<>();
		for (LogEntry entry : entries) {
			int expected = next.merge(entry.pod(), 1, Integer::sum) - 1;
			assertThat(entry.line()).as(entry.pod()).isEqualTo("number " + expected);
		}
		assertThat(next).hasSize(pods);
		assertThat(next.values()).containsOnly(numbers);
	}

	private static LogQuery query(boolean follow, @Nullable Integer tail, LogFilter filter) {
		return new LogQuery(Set.of(), Set.of(), Set.of(), filter, tail, false, follow);
	}

	private LogFollow follow(LogQuery query, Positions positions) {
		LogFollow follow = this.follows.open(query, positions);
		this.open.add(follow);
		return follow;
	}

	private List<LogEntry> read(int lines) throws InterruptedException {
		return read(follow(query(true, null, ALL), Positions.NONE), lines);
	}

	private static List<LogEntry> read(LogFollow follow, int lines) throws InterruptedException {
		List<LogEntry> entries = new ArrayList<>();
		while (entries.size() < lines) {
			LogEntry entry = follow.next(Duration.ofSeconds(60));
			assertThat(entry).as("line %d", entries.size()).isNotNull();
			entries.add(entry);
		}
		return entries;
	}

	private static List<LogEntry> readToTheEnd(LogFollow follow) throws InterruptedException {
		List<LogEntry> entries = new ArrayList<>();
		while (!follow.ended()) {
			LogEntry entry = follow.next(Duration.ofSeconds(60));
			if (entry != null) {
				entries.add(entry);
			}
		}
		return entries;
	}

	private static List<String> lines(List<LogEntry> entries) {
		return entries.stream().map(LogEntry::line).toList();
	}

	/** What a page that has these lines says when it comes back. */
	private static Positions positions(List<LogEntry> entries) {
		Map<String, Position> positions = new HashMap<>();
		for (LogEntry entry : entries) {
			positions.merge(entry.pod() + "/" + entry.container(), new Position(entry.ts(), 1), (old,
					latest) -> old.time().equals(latest.time()) ? new Position(old.time(), old.count() + 1) : latest);
		}
		return new Positions(positions);
	}

}
