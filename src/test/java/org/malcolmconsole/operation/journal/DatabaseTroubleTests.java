package org.malcolmconsole.operation.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationProblem;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationWaits;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The database refuses what an operation writes: for ever, or for a while. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseTroubleTests {

	private final Refusing database = new Refusing(TestConsole.database());

	private final TestHandler handler = new TestHandler("start");

	private final TestConsole console = new TestConsole(this.database, this.handler);

	@AfterEach
	void stop() {
		this.console.worker.stop();
	}

	@Test
	void aReasonThatIsLongerThanItsColumnEndsTheOperationWithTheBeginningOfIt() {
		String reason = "0/3 nodes are available: insufficient memory. ".repeat(100);
		this.handler.step("one", (progress) -> {
			progress.detail(reason);
			throw new OperationFailed(reason, null);
		});
		Operation operation = this.console.run("start");
		assertThat(operation.state()).isEqualTo(OperationState.FAILED);
		assertThat(operation.error()).hasSize(2_000).startsWith("0/3 nodes").endsWith("…");
		assertThat(operation.steps().get(0).detail()).hasSize(2_000).endsWith("…");
	}

	@Test
	void noTextIsCutInTheMiddleOfACharacter() {
		this.handler.step("one", (progress) -> {
			throw new OperationFailed("x".repeat(1_998) + "\uD83D\uDE00\uD83D\uDE00", null);
		});
		assertThat(this.console.run("start").error()).hasSize(1_999).endsWith("x…");
	}

	@Test
	void aReasonToWaitMayBeAsLongAsTheClusterLikes() {
		this.handler.step("one", (progress) -> {
			throw new OperationWaits("s".repeat(1_000), "r".repeat(100_000), null);
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		Operation waiting = await(operation, OperationState.WAITING);
		assertThat(waiting.waitingFor().get(0).reason()).hasSize(1_000);
		this.console.operations.cancel(operation.id(), "ada");
		await(operation, OperationState.CANCELLED);
	}

	@Test
	void whatTheDatabaseWillNeverTakeFailsTheOperationWithAnIncident(CapturedOutput output) {
		this.handler.step("one", (progress) -> {
			this.database.refuse((sql) -> sql.startsWith("update operation_step"), "22001");
			progress.done(1);
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		Operation failed = await(operation, OperationState.FAILED);
		assertThat(failed.error()).contains("incident");
		this.database.refuse((sql) -> false, "");
		Awaitility.await().until(() -> this.console.store.active().isEmpty());
		assertThat(this.handler.ran).containsExactly("one");
		assertThat(output.getOut().split("incident ", -1)).hasSize(2);
		assertThat(this.console.start("start").id()).isNotEqualTo(operation.id());
	}

	@Test
	void anEndThatCanNotBeWrittenIsKnownInMemoryAndWrittenLater() {
		this.handler.step("one", (progress) -> {
			this.database.refuse((sql) -> sql.startsWith("update"), "22001");
			progress.done(1);
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		await(operation, OperationState.FAILED);
		assertThat(this.console.operations.running()).isEmpty();
		assertThat(this.console.operations.recent(0, 1).get(0).state()).isEqualTo(OperationState.FAILED);
		assertThatExceptionOfType(OperationProblem.class).isThrownBy(() -> this.console.start("start"))
			.satisfies((problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(503));
		this.database.refuse((sql) -> false, "");
		this.console.operations.nudge();
		Awaitility.await().until(() -> this.console.store.active().isEmpty());
		assertThat(this.console.store.find(operation.id()).orElseThrow().state()).isEqualTo(OperationState.FAILED);
	}

	@Test
	void aDatabaseThatIsAwayForAWhileEndsNothingAndFillsNoLog(CapturedOutput output) {
		var tries = new AtomicInteger();
		this.handler.step("one", (progress) -> {
			if (tries.incrementAndGet() == 1) {
				this.database.refuse((sql) -> sql.startsWith("update"), "08006");
			}
			progress.done(1);
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		Awaitility.await().until(() -> output.getOut().contains("the next try is in 4 s"));
		assertThat(output.getOut()).doesNotContain("\tat ").contains("the next try is in 2 s", "refused by the test");
		this.database.refuse((sql) -> false, "");
		this.console.operations.nudge();
		await(operation, OperationState.SUCCEEDED);
	}

	@Test
	void cancellingWorksWhileTheDatabaseIsAway() {
		this.handler.step("one", (progress) -> {
			this.database.refuse((sql) -> sql.startsWith("update"), "08006");
			progress.done(1);
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		Awaitility.await().until(() -> this.database.refused() > 0);
		assertThat(this.console.operations.cancel(operation.id(), "ada").cancelRequested()).isTrue();
		int ran = this.handler.ran.size();
		this.database.refuse((sql) -> false, "");
		this.console.operations.nudge();
		await(operation, OperationState.CANCELLED);
		assertThat(this.handler.ran).hasSize(ran);
	}

	private Operation await(Operation operation, OperationState state) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.console.now(operation), (now) -> now.state() == state);
	}

	/** A database that refuses some statements with an SQL state. */
	private static final class Refusing extends DelegatingDataSource {

		private final AtomicInteger refusals = new AtomicInteger();

		private volatile Predicate<String> refused = (sql) -> false;

		private volatile String state = "";

		Refusing(DataSource target) {
			super(target);
		}

		void refuse(Predicate<String> statements, String state) {
			this.state = state;
			this.refused = statements;
		}

		int refused() {
			return this.refusals.get();
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) java.lang.reflect.Proxy.newProxyInstance(Connection.class.getClassLoader(),
					new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
						try {
							Object answer = method.invoke(connection, arguments);
							boolean known = answer instanceof PreparedStatement;
							if (known && this.refused.test(((String) arguments[0]).strip())) {
								this.refusals.incrementAndGet();
								throw new SQLException("refused by the test", this.state);
							}
							return answer;
						}
						catch (java.lang.reflect.InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

	}

}
