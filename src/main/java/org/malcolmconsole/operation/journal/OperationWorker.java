package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.StepState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The thread that does what the journal says is to be done, after a restart too.
 */
@Component
class OperationWorker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(OperationWorker.class);

	private static final Duration IDLE = Duration.ofMinutes(1);

	private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final OperationStore store;

	private final Journal journal;

	private final Signal signal;

	private final Clock clock;

	private final OperationHandlers handlers;

	private final Retention retention;

	private volatile @Nullable Thread thread;

	OperationWorker(OperationStore store, Journal journal, Signal signal, Clock clock, OperationHandlers handlers,
			Retention retention) {
		this.retention = retention;
		this.store = store;
		this.journal = journal;
		this.signal = signal;
		this.clock = clock;
		this.handlers = handlers;
	}

	@Override
	public void start() {
		this.signal.begin();
		Thread worker = new Thread(this::work, "operations");
		worker.setDaemon(true);
		this.thread = worker;
		worker.start();
	}

	@Override
	public void stop() {
		this.signal.stop();
		Thread worker = this.thread;
		this.thread = null;
		if (worker != null) {
			try {
				worker.join(PATIENCE.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	private void work() {
		Duration pause = AFTER_TROUBLE;
		while (!this.signal.stopping()) {
			try {
				goOnOrRest();
				pause = AFTER_TROUBLE;
			}
			catch (OperationRun.Stopped ex) {
				return;
			}
			catch (RuntimeException ex) {
				tell(ex, pause);
				this.signal.await(pause);
				pause = pause.multipliedBy(2);
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
			}
		}
	}

	private void goOnOrRest() {
		Optional<Operation> active = this.store.active().filter((operation) -> !this.journal.abandoned(operation));
		if (active.isPresent()) {
			go(active.get());
		}
		else {
			this.retention.considerSweeping();
			this.signal.await(IDLE);
		}
	}

	private void tell(RuntimeException trouble, Duration pause) {
		boolean known = trouble instanceof Journal.Unavailable || trouble instanceof DataAccessException
				|| trouble instanceof TransactionException;
		if (known && !this.signal.stopping()) {
			log.warn("The database does not take what operations write; the next try is in {} s: {}", pause.toSeconds(),
					DatabaseTrouble.words(trouble));
		}
		else if (!this.signal.stopping()) {
			log.error("The worker of operations tries again in {} s", pause.toSeconds(), trouble);
		}
	}

	/**
	 * Goes on with an operation from where it stands.
	 */
	void go(Operation operation) {
		OperationHandler handler = this.handlers.find(operation.type()).orElse(null);
		if (handler == null) {
			interrupt(operation, "This console does not know how to go on with a " + operation.type() + ".");
		}
		else if (operation.state() != OperationState.QUEUED && !handler.resumable()) {
			interrupt(operation, "The console ended in the middle of it. Start it again.");
		}
		else {
			new OperationRun(operation, handler, this.journal, this.signal, this.clock).run();
		}
	}

	private void interrupt(Operation operation, String reason) {
		Edit edit = Edit.of(operation).end(OperationState.INTERRUPTED, StepState.FAILED, this.clock.instant());
		this.journal.record(operation, edit.error(reason).done());
	}

}
