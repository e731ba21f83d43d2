package org.malcolmconsole.operation.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationObject.Result;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.operation.Waiting;

import static org.assertj.core.api.Assertions.assertThat;

class OperationWorkerTests {

	private final DataSource database = TestConsole.database();

	private final AtomicBoolean reachable = new AtomicBoolean();

	private final TestHandler handler = new TestHandler("start");

	private TestConsole console = new TestConsole(this.database, this.handler);

	@AfterEach
	void stop() {
		this.console.worker.stop();
	}

	@Test
	void doesTheStepsInOrderAndCounts() {
		this.handler.step("one", (progress) -> {
			progress.total(2);
			progress.done(1);
			progress.done(2);
			progress.detail("two things");
		}).step("two", (progress) -> {
		});
		Operation operation = this.console.run("start");
		assertThat(this.handler.ran).containsExactly("one", "two");
		assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
		assertThat(operation.startedAt()).isNotNull();
		assertThat(operation.finishedAt()).isNotNull();
		OperationStep one = operation.steps().get(0);
		assertThat(one.state()).isEqualTo(StepState.SUCCEEDED);
		assertThat(one.done()).isEqualTo(2);
		assertThat(one.total()).isEqualTo(2);
		assertThat(one.detail()).isEqualTo("two things");
		assertThat(this.console.operations.running()).isEmpty();
	}

	@Test
	void tellsEveryChangeOnce() {
		this.handler.step("one", (progress) -> {
			progress.total(1);
			progress.total(1);
			progress.done(1);
		});
		this.console.run("start");
		assertThat(this.console.told).doesNotHaveDuplicates();
		assertThat(this.console.told).extracting(Operation::state)
			.containsExactly(OperationState.QUEUED, OperationState.RUNNING, OperationState.RUNNING,
					OperationState.RUNNING, OperationState.RUNNING, OperationState.SUCCEEDED);
	}

	@Test
	void tellsWhatARunningStepWaitsFor() {
		var since = Instant.parse("2026-01-02T03:04:05Z");
		this.handler.step("ready", (progress) -> {
			progress.waitingFor(List.of(new Waiting("opensearch", "pulls its image", since)));
			progress.waitingFor(List.of());
		});
		this.console.run("start");
		assertThat(this.console.told.get(2).waitingFor()).singleElement()
			.isEqualTo(new Waiting("opensearch", "pulls its image", since));
		assertThat(this.console.told.get(2).state()).isEqualTo(OperationState.RUNNING);
		assertThat(this.console.told.get(3).waitingFor()).isEmpty();
	}

	@Test
	void waitsWithTheReasonAndGoesOnWhenTold() {
		this.handler.step("one", (progress) -> needTheCluster()).step("two", (progress) -> {
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		Operation waiting = await(operation, OperationState.WAITING);
		assertThat(waiting.waitingFor()).singleElement().satisfies((what) -> {
			assertThat(what.service()).isEqualTo("cluster");
			assertThat(what.reason()).isEqualTo("The cluster does not answer.");
		});
		assertThat(waiting.steps().get(0).state()).isEqualTo(StepState.WAITING);
		this.reachable.set(true);
		this.console.operations.nudge();
		Operation done = await(operation, OperationState.SUCCEEDED);
		assertThat(done.waitingFor()).isEmpty();
	}

	@Test
	void goesOnByItselfAndKeepsSinceWhen() {
		var calls = new AtomicInteger();
		this.handler.step("one", (progress) -> {
			this.reachable.set(calls.incrementAndGet() > 2);
			needTheCluster();
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		await(operation, OperationState.SUCCEEDED);
		assertThat(calls).hasValue(3);
		assertThat(this.console.told.stream()
			.filter((told) -> told.state() == OperationState.WAITING)
			.map((told) -> told.waitingFor().get(0).since())
			.distinct()).hasSize(1);
	}

	@Test
	void canBeCancelledWhileItWaits() {
		this.handler.step("one", (progress) -> needTheCluster()).step("two", (progress) -> {
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		await(operation, OperationState.WAITING);
		this.console.operations.cancel(operation.id(), "ada");
		Operation cancelled = await(operation, OperationState.CANCELLED);
		assertThat(cancelled.steps()).extracting(OperationStep::state)
			.containsExactly(StepState.CANCELLED, StepState.PENDING);
		assertThat(cancelled.waitingFor()).isEmpty();
		assertThat(cancelled.finishedAt()).isNotNull();
		assertThat(this.console.operations.running()).isEmpty();
	}

	@Test
	void canBeCancelledBetweenTwoThings() {
		this.handler.step("one", (progress) -> {
			progress.done(1);
			this.console.operations.cancel(this.console.operations.running().orElseThrow().id(), "ada");
			progress.done(2);
			throw new AssertionError("went on");
		});
		Operation operation = this.console.run("start");
		assertThat(operation.state()).isEqualTo(OperationState.CANCELLED);
		assertThat(operation.steps().get(0).done()).isEqualTo(1);
	}

	@Test
	void isCancelledBeforeItsFirstStep() {
		this.handler.step("one", (progress) -> {
		});
		Operation operation = this.console.start("start");
		this.console.operations.cancel(operation.id(), "ada");
		this.console.worker.go(operation);
		assertThat(this.console.now(operation).state()).isEqualTo(OperationState.CANCELLED);
		assertThat(this.handler.ran).isEmpty();
	}

	@Test
	void failsWithTheHandlersReason() {
		this.handler.step("one", (progress) -> {
			throw new OperationFailed("kubernetes/02.yml, document 2: no name. Give it one.", null);
		}).step("two", (progress) -> {
		});
		Operation operation = this.console.run("start");
		assertThat(operation.state()).isEqualTo(OperationState.FAILED);
		assertThat(operation.error()).isEqualTo("kubernetes/02.yml, document 2: no name. Give it one.");
		assertThat(operation.steps()).extracting(OperationStep::state)
			.containsExactly(StepState.FAILED, StepState.PENDING);
	}

	@Test
	void neverShowsTheMessageOfAnUnexpectedException() {
		this.handler.step("one", (progress) -> {
			throw new IllegalStateException("password=hunter2");
		});
		Operation operation = this.console.run("start");
		assertThat(operation.state()).isEqualTo(OperationState.FAILED);
		assertThat(operation.error()).contains("incident").doesNotContain("hunter2");
	}

	@Test
	void goesOnAfterARestartWhereItStopped() throws Exception {
		var begun = new CountDownLatch(1);
		this.handler.step("one", (progress) -> {
		}).step("two", (progress) -> {
			begun.countDown();
			while (!this.reachable.get()) {
				progress.pause(Duration.ofMinutes(5));
			}
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		begun.await();
		this.console.worker.stop();
		assertThat(this.console.now(operation).state()).isEqualTo(OperationState.RUNNING);
		this.reachable.set(true);
		this.console = new TestConsole(this.database, this.handler);
		this.console.worker.start();
		await(operation, OperationState.SUCCEEDED);
		assertThat(this.handler.ran).containsExactly("one", "two", "two");
	}

	@Test
	void whatFailsBecauseTheConsoleStopsIsNotAFailure() throws Exception {
		var begun = new CountDownLatch(1);
		this.handler.step("one", (progress) -> {
			begun.countDown();
			Awaitility.await().until(this.console.signal::stopping);
			throw new IllegalStateException("the client is closed");
		});
		this.console.worker.start();
		Operation operation = this.console.start("start");
		begun.await();
		this.console.worker.stop();
		assertThat(this.console.now(operation).state()).isEqualTo(OperationState.RUNNING);
	}

	@Test
	void whatNobodyCanGoOnWithIsInterrupted() {
		this.handler.notResumable().step("one", (progress) -> {
			this.console.signal.stop();
			progress.done(1);
		});
		Operation operation = this.console.start("start");
		try {
			this.console.worker.go(operation);
		}
		catch (OperationRun.Stopped ex) {
			assertThat(this.console.now(operation).state()).isEqualTo(OperationState.RUNNING);
		}
		this.console = new TestConsole(this.database, this.handler);
		this.console.worker.start();
		Operation interrupted = await(operation, OperationState.INTERRUPTED);
		assertThat(interrupted.error()).isNotBlank();
		assertThat(interrupted.finishedAt()).isNotNull();
		assertThat(this.console.operations.running()).isEmpty();
	}

	@Test
	void whatNoHandlerKnowsIsInterrupted() {
		this.handler.step("one", (progress) -> {
		});
		Operation operation = this.console.start("start");
		this.console = new TestConsole(this.database);
		this.console.worker.start();
		assertThat(await(operation, OperationState.INTERRUPTED).error()).contains("start");
	}

	@Test
	void whatWasDoneToAnObjectStaysKnownWhenASecondLookFindsNothingToDo() {
		this.handler.step("one", (progress) -> {
			progress.result(object("a", Result.CREATED, null));
			progress.result(object("b", Result.UNCHANGED, null));
			progress.result(object("c", Result.REFUSED, "x".repeat(600)));
		}).step("two", (progress) -> {
			progress.result(object("a", Result.UNCHANGED, null));
			progress.result(object("b", Result.CHANGED, null));
			this.console.operations.cancel(this.console.operations.running().orElseThrow().id(), "ada");
			progress.result(object("d", Result.REMOVED, null));
		});
		Operation operation = this.console.run("start");
		assertThat(this.console.operations.objects(operation.id())).containsExactly(object("a", Result.CREATED, null),
				object("b", Result.CHANGED, null), object("c", Result.REFUSED, "x".repeat(499) + "…"),
				object("d", Result.REMOVED, null));
	}

	private static OperationObject object(String name, Result result, String detail) {
		return new OperationObject("ConfigMap", name.equals("b") ? null : "malcolm", name, result, detail);
	}

	private void needTheCluster() {
		if (!this.reachable.get()) {
			throw new OperationWaits("cluster", "The cluster does not answer.", null);
		}
	}

	private Operation await(Operation operation, OperationState state) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.console.now(operation), (now) -> now.state() == state);
	}

}
