package org.malcolmconsole.operation.journal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.StepState;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An operation comes to the same end wherever the console dies. */
class KilledAtEveryWriteTests {

	private static final Set<String> OBJECTS = Set.of("a/0", "a/1", "b/0", "b/1", "c/0", "c/1");

	private final DataSource database = TestConsole.database();

	private final Map<String, Integer> cluster = new TreeMap<>();

	private boolean waitedOnce;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void goesOnAndEndsTheSame(boolean diesAfterTheWrite) {
		int write = 1;
		while (diesAt(write, diesAfterTheWrite)) {
			write++;
		}
		assertThat(write).as("writes of one operation").isGreaterThan(40);
	}

	private boolean diesAt(int write, boolean after) {
		JdbcClient.create(this.database).sql("delete from operation").update();
		this.cluster.clear();
		this.waitedOnce = false;
		var mortal = new MortalDataSource(this.database, write, after);
		try {
			live(mortal);
		}
		catch (MortalDataSource.Killed ex) {
			assertThat(mortal.isDead()).isTrue();
		}
		live(this.database);
		assertEndedWell(write);
		return mortal.isDead();
	}

	private void live(DataSource database) {
		var console = new TestConsole(database, handler());
		console.signal.nudge();
		Operation operation = console.operations
			.start(new OperationRequest("start", Map.of(), null, null, "the same request"), "ada");
		if (!operation.ended()) {
			console.worker.go(operation);
		}
	}

	private void assertEndedWell(int write) {
		var console = new TestConsole(this.database, handler());
		assertThat(console.operations.recent(0, 10)).as("killed at write %d", write)
			.singleElement()
			.satisfies((operation) -> {
				assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
				assertThat(operation.waitingFor()).isEmpty();
				assertThat(operation.error()).isNull();
				assertThat(operation.steps()).allSatisfy((step) -> {
					assertThat(step.state()).isEqualTo(StepState.SUCCEEDED);
					assertThat(step.done()).isEqualTo(2);
					assertThat(step.total()).isEqualTo(2);
				});
			});
		assertThat(console.operations.running()).isEmpty();
		assertThat(this.cluster.keySet()).isEqualTo(new TreeSet<>(OBJECTS));
		assertThat(this.cluster.values()).as("each object is made once").containsOnly(1);
	}

	private TestHandler handler() {
		return new TestHandler("start").step("a", (progress) -> apply("a", progress)).step("b", (progress) -> {
			if (!this.waitedOnce) {
				this.waitedOnce = true;
				throw new OperationWaits("cluster", "The cluster does not answer.", null);
			}
			apply("b", progress);
		}).step("c", (progress) -> apply("c", progress));
	}

	private void apply(String step, Progress progress) {
		progress.total(2);
		for (int i = 0; i < 2; i++) {
			String name = step + "/" + i;
			if (!this.cluster.containsKey(name)) {
				this.cluster.merge(name, 1, Integer::sum);
			}
			progress.done(i + 1);
		}
	}

}
