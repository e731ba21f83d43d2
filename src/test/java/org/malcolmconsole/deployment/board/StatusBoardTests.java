package org.malcolmconsole.deployment.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.cluster.ClusterSnapshot;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.cluster.Usage;
import org.malcolmconsole.deployment.Phase;
import org.malcolmconsole.deployment.StatusChanged;
import org.malcolmconsole.metrics.Metrics;
import org.malcolmconsole.metrics.Use;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationChanged;
import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationTypes;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.release.Release;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts what looking at the status costs. */
class StatusBoardTests {

	private final Numbered cluster = new Numbered();

	private final Counted counted = new Counted();

	private final List<Object> events = new ArrayList<>();

	private Optional<Usage> usage = Optional.empty();

	private StatusBoard board;

	@BeforeEach
	void begin() {
		this.board = new StatusBoard(this.cluster, this.counted, this.counted, new Metrics() {
			@Override
			public Use now() {
				throw new UnsupportedOperationException();
			}

			@Override
			public Optional<Usage> usage() {
				return StatusBoardTests.this.usage;
			}
		}, this.events::add);
		this.board.start();
	}

	@Test
	void whileNothingChangesNothingIsAssembledAskedOrTold() {
		var first = this.board.status();
		for (int load = 0; load < 100; load++) {
			assertThat(this.board.status().services()).isSameAs(first.services());
		}
		assertThat(this.counted.queries).hasValue(3);
		assertThat(this.counted.nudges).hasValue(0);
		assertThat(this.events).isEmpty();
	}

	@Test
	void aStatusSaysUntilWhenItIsProvedWithoutBeingAssembledAgain() {
		var first = this.board.status();
		this.cluster.asOf = Village.NOW.plusSeconds(60);
		assertThat(this.board.status().asOf()).isEqualTo(Village.NOW.plusSeconds(60));
		assertThat(this.board.status().services()).isSameAs(first.services());
	}

	@Test
	void aChangeInTheClusterIsToldOnceAndWakesTheOperation() {
		this.cluster.change(null);
		assertThat(this.counted.nudges).hasValue(1);
		assertThat(this.events).hasSize(1).allMatch(StatusChanged.class::isInstance);
		this.cluster.change(null);
		assertThat(this.events).as("the status is the same as before").hasSize(1);
		this.cluster.change("It is silent.");
		assertThat(this.events).hasSize(2);
		assertThat(this.board.status().staleSince()).isEqualTo(Village.NOW);
		assertThat(this.counted.queries).as("the records are as they were").hasValue(3);
	}

	@Test
	void whatAnOperationDidIsAskedForAgain() {
		this.board.status();
		this.counted.expected.add("arkime-deployment");
		this.counted.running = Optional.of(OperationEffect.STARTS);
		this.board.on(new OperationChanged(operation()));
		assertThat(this.counted.queries).hasValue(6);
		assertThat(this.events).hasSize(1);
		assertThat(this.board.status().phase()).isEqualTo(Phase.STARTING);
	}

	@Test
	void newFiguresAreShownAndAreNoNews() {
		assertThat(this.board.status().metrics()).isFalse();
		this.usage = Optional.of(new Usage(Village.NOW, List.of(), List.of()));
		assertThat(this.board.status().metrics()).isTrue();
		this.cluster.change(null);
		this.usage = Optional.empty();
		this.cluster.change(null);
		assertThat(this.events).hasSize(1);
	}

	private static Operation operation() {
		return new Operation("1", "start", OperationState.RUNNING, "ada", null, Map.of(), null, Village.NOW, null, null,
				List.of(), List.of(), null, false);
	}

	/** A cluster whose state is numbered. */
	private static final class Numbered extends StandInCluster {

		private long number = 1;

		private Instant asOf = Village.NOW;

		private String doubt;

		private Runnable listener;

		void change(String doubt) {
			this.number++;
			this.doubt = doubt;
			this.listener.run();
		}

		@Override
		public ClusterSnapshot snapshot() {
			return new ClusterSnapshot(this.number, null, List.of(), List.of(), List.of(), List.of(), List.of(),
					List.of(), List.of(), List.of(), this.asOf, (this.doubt != null) ? this.asOf : null, this.doubt,
					List.of());
		}

		@Override
		public Runnable onChange(Runnable listener) {
			this.listener = listener;
			return () -> {
			};
		}

	}

	/** Records that count how often they are asked. */
	private static final class Counted implements Undertaking, Operations {

		private final AtomicInteger queries = new AtomicInteger();

		private final AtomicInteger nudges = new AtomicInteger();

		private final Set<String> expected = new TreeSet<>();

		private Optional<OperationEffect> running = Optional.empty();

		@Override
		public Release release() {
			return Village.release();
		}

		@Override
		public Set<String> expected() {
			this.queries.incrementAndGet();
			return Set.copyOf(this.expected);
		}

		@Override
		public Set<String> claims() {
			this.queries.incrementAndGet();
			return Set.of();
		}

		@Override
		public Map<String, ClaimVolumes.Volume> volumes() {
			return Map.of();
		}

		@Override
		public Optional<OperationEffect> underWay() {
			this.queries.incrementAndGet();
			return this.running;
		}

		@Override
		public Optional<Operation> running() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void nudge() {
			this.nudges.incrementAndGet();
		}

		@Override
		public Operation start(OperationRequest request, String actor) {
			throw new UnsupportedOperationException();
		}

		@Override
		public OperationTypes types() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Optional<Operation> find(String id) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<OperationObject> objects(String id) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<Operation> recent(int offset, int limit) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Operation cancel(String id, String actor) {
			throw new UnsupportedOperationException();
		}

	}

}
