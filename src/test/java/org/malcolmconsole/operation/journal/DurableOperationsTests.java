package org.malcolmconsole.operation.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationProblem;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

class DurableOperationsTests {

	private final TestConsole console = new TestConsole(TestConsole.database(),
			new TestHandler("start").step("one", (progress) -> {
			}), new TestHandler("stop").step("one", (progress) -> {
			}));

	@Test
	void queuesAnOperationWithItsPlannedSteps() {
		Operation operation = this.console.operations.start(
				OperationRequest.of("start", Map.of("force", true, "names", List.of("a", "b")), "more memory"), "ada");
		Operation found = this.console.now(operation);
		assertThat(found.state()).isEqualTo(OperationState.QUEUED);
		assertThat(found.options()).isEqualTo(Map.of("force", true, "names", List.of("a", "b")));
		assertThat(found.reason()).isEqualTo("more memory");
		assertThat(found.actor()).isEqualTo("ada");
		assertThat(found.steps()).singleElement().satisfies((step) -> assertThat(step.title()).isEqualTo("Step one"));
		assertThat(this.console.operations.running()).contains(found);
		assertThat(this.console.told).hasSize(1);
	}

	@Test
	void theSameKeyAndContentIsTheSameOperation() {
		Map<String, Object> options = new LinkedHashMap<>(Map.of("a", 1));
		options.put("b", 2);
		Map<String, Object> turned = new LinkedHashMap<>(Map.of("b", 2));
		turned.put("a", 1);
		Operation first = start("start", options, "k1", "ada");
		assertThat(start("start", turned, "k1", "ada").id()).isEqualTo(first.id());
		this.console.worker.go(first);
		Operation later = start("start", turned, "k1", "ada");
		assertThat(later.id()).isEqualTo(first.id());
		assertThat(later.state()).isEqualTo(OperationState.SUCCEEDED);
	}

	@Test
	void theSameKeyForOtherContentIsRefused() {
		start("start", Map.of(), "k1", "ada");
		assertRefused(422, () -> start("stop", Map.of(), "k1", "ada"));
		assertRefused(422, () -> start("start", Map.of("a", 1), "k1", "ada"));
	}

	@Test
	void aKeyBelongsToItsActor() {
		Operation ada = start("start", Map.of(), "k1", "ada");
		this.console.worker.go(ada);
		assertThat(start("stop", Map.of(), "k1", "bob").id()).isNotEqualTo(ada.id());
	}

	@Test
	void aSecondOneIsRefusedWithTheIdOfTheFirst() {
		Operation first = this.console.start("start");
		OperationProblem problem = assertRefused(409, () -> this.console.start("stop"));
		assertThat(problem.getBody().getProperties()).containsEntry("operation", first.id());
		this.console.worker.go(first);
		assertThat(this.console.start("stop").id()).isNotEqualTo(first.id());
	}

	@Test
	void ofManyAtOnceExactlyOneStarts() throws Exception {
		List<String> results = atOnce(8, () -> {
			try {
				return this.console.start("start").id();
			}
			catch (OperationProblem ex) {
				return String.valueOf(ex.getStatusCode().value());
			}
		});
		assertThat(results.stream().filter("409"::equals)).hasSize(7);
		assertThat(this.console.operations.recent(0, 10)).hasSize(1);
	}

	@Test
	void ofManyAtOnceWithTheSameKeyAllGetTheSame() throws Exception {
		List<String> results = atOnce(8, () -> start("start", Map.of(), "k", "ada").id());
		assertThat(new TreeSet<>(results)).hasSize(1);
	}

	@Test
	void anUnknownTypeIsRefusedWithTheKnownOnes() {
		OperationProblem problem = assertRefused(422, () -> this.console.start("dance"));
		assertThat(problem.getBody().getDetail()).contains("dance").contains("start, stop");
		assertThat(problem.getBody().getProperties()).extractingByKey("errors", list(Map.class))
			.singleElement()
			.satisfies((error) -> assertThat(error.get("field")).isEqualTo("type"));
		assertRefused(422, () -> this.console.start(""));
	}

	@Test
	void whatIsTooLongIsRefused() {
		assertRefused(422, () -> start("start", Map.of(), "k".repeat(201), "ada"));
		assertRefused(422,
				() -> this.console.operations.start(OperationRequest.of("start", Map.of(), "r".repeat(501)), "ada"));
		assertThat(this.console.operations.recent(0, 10)).isEmpty();
	}

	@Test
	void theNewestComesFirst() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			ids.add(0, this.console.run("start").id());
		}
		assertThat(this.console.operations.recent(0, 10)).extracting(Operation::id).containsExactlyElementsOf(ids);
		assertThat(this.console.operations.recent(1, 1)).extracting(Operation::id).containsExactly(ids.get(1));
	}

	@Test
	void onlyWhatIsUnderWayCanBeCancelled() {
		assertRefused(404, () -> this.console.operations.cancel("nobody", "ada"));
		Operation ended = this.console.run("start");
		assertRefused(409, () -> this.console.operations.cancel(ended.id(), "ada"));
		Operation queued = this.console.start("start");
		assertThat(this.console.operations.cancel(queued.id(), "bob").cancelRequested()).isTrue();
		this.console.worker.go(queued);
		assertThat(this.console.operations.cancel(queued.id(), "bob").state()).isEqualTo(OperationState.CANCELLED);
	}

	private Operation start(String type, Map<String, Object> options, @Nullable String key, String actor) {
		return this.console.operations.start(new OperationRequest(type, options, null, null, key), actor);
	}

	private static OperationProblem assertRefused(int status, Callable<?> call) {
		var problem = assertThatExceptionOfType(OperationProblem.class).isThrownBy(call::call).actual();
		assertThat(problem.getStatusCode().value()).isEqualTo(status);
		return problem;
	}

	private static List<String> atOnce(int times, Callable<String> call) throws Exception {
		var barrier = new CyclicBarrier(times);
		var pool = Executors.newFixedThreadPool(times);
		try {
			List<Callable<String>> calls = new ArrayList<>();
			for (int i = 0; i < times; i++) {
				calls.add(() -> {
					barrier.await();
					return call.call();
				});
			}
			List<String> results = new ArrayList<>();
			for (var result : pool.invokeAll(calls)) {
				results.add(result.get());
			}
			return results;
		}
		finally {
			pool.shutdownNow();
		}
	}

}
