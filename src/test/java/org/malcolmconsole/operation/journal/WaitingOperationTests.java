package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationWaits;

import static org.assertj.core.api.Assertions.assertThat;

/** How often an operation that waits looks again when nobody wakes it. */
class WaitingOperationTests {

	private static final int LOOKS = 8;

	@Test
	void looksAgainAfterGrowingPausesWhileNothingChanges() {
		var handler = new TestHandler("start").step("objects", (progress) -> {
			throw new OperationWaits("cluster", "The cluster does not answer.", null);
		});
		var console = new TestConsole(TestConsole.database(), handler);
		Operation operation = console.start("start");
		List<Duration> pauses = new ArrayList<>();
		var signal = new Signal() {
			@Override
			void await(Duration atMost) {
				pauses.add(atMost);
				if (pauses.size() == LOOKS) {
					console.operations.cancel(operation.id(), "ada");
				}
			}
		};
		new OperationRun(operation, handler, console.journal, signal, Clock.systemUTC()).run();
		assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L, 15L);
		assertThat(handler.ran).hasSize(LOOKS);
	}

}
