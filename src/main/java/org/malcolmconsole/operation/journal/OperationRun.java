package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationCancelled;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.operation.Waiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes one operation from where the journal says it is to its end.
 */
final class OperationRun {

	private static final Logger log = LoggerFactory.getLogger(OperationRun.class);

	private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

	private static final Duration LAST_RETRY = Duration.ofSeconds(15);

	private final OperationHandler handler;

	private final Journal journal;

	private final Signal signal;

	private final Clock clock;

	private Operation operation;

	OperationRun(Operation operation, OperationHandler handler, Journal journal, Signal signal, Clock clock) {
		this.operation = operation;
		this.handler = handler;
		this.journal = journal;
		this.signal = signal;
		this.clock = clock;
	}

	/**
	 * Runs until the end, or until the console stops: then the journal stays as it is.
	 */
	void run() {
		try {
			checkpoint();
			for (int ordinal = 0; ordinal < this.operation.steps().size(); ordinal++) {
				if (this.operation.steps().get(ordinal).state() != StepState.SUCCEEDED) {
					runStep(ordinal);
				}
			}
			end(OperationState.SUCCEEDED, null);
		}
		catch (Stopped | Journal.Unavailable ex) {
			throw ex;
		}
		catch (OperationCancelled ex) {
			end(OperationState.CANCELLED, null);
		}
		catch (OperationFailed ex) {
			log.warn("Operation {} {} failed: {}", this.operation.type(), this.operation.id(), ex.reason());
			end(OperationState.FAILED, ex.reason());
		}
		catch (DataAccessException | TransactionException ex) {
			if (DatabaseTrouble.passes(ex)) {
				throw new Journal.Unavailable(ex);
			}
			endUnexpectedly(ex);
		}
		catch (RuntimeException ex) {
			endUnexpectedly(ex);
		}
	}

	private void runStep(int ordinal) {
		Duration retry = FIRST_RETRY;
		var progress = new StepProgress(this, ordinal);
		while (true) {
			begin(ordinal);
			try {
				this.handler.run(step(ordinal).id(), this.operation, progress);
				succeed(ordinal);
				return;
			}
			catch (OperationWaits ex) {
				waits(ordinal, ex);
				pause(retry);
				retry = retry.multipliedBy(2);
				retry = (retry.compareTo(LAST_RETRY) < 0) ? retry : LAST_RETRY;
			}
		}
	}

	private void begin(int ordinal) {
		Instant now = this.clock.instant();
		OperationStep step = step(ordinal);
		Instant stepStart = (step.startedAt() != null) ? step.startedAt() : now;
		Instant start = (this.operation.startedAt() != null) ? this.operation.startedAt() : now;
		boolean retried = this.operation.state() == OperationState.WAITING;
		change(Edit.of(this.operation)
			.state(retried ? OperationState.WAITING : OperationState.RUNNING)
			.startedAt(start)
			.step(ordinal,
					Edit.step(step).state(retried ? StepState.WAITING : StepState.RUNNING).startedAt(stepStart)));
	}

	private void succeed(int ordinal) {
		checkStopping();
		change(Edit.of(this.operation)
			.state(OperationState.RUNNING)
			.waitingFor(List.of())
			.step(ordinal, Edit.step(step(ordinal)).state(StepState.SUCCEEDED).finishedAt(this.clock.instant())));
	}

	private void waits(int ordinal, OperationWaits reason) {
		checkStopping();
		Instant since = this.operation.waitingFor()
			.stream()
			.filter((waiting) -> waiting.service().equals(reason.service()))
			.map(Waiting::since)
			.findFirst()
			.orElseGet(this.clock::instant);
		change(Edit.of(this.operation)
			.state(OperationState.WAITING)
			.waitingFor(List.of(new Waiting(reason.service(), reason.reason(), since)))
			.step(ordinal, Edit.step(step(ordinal)).state(StepState.WAITING)));
	}

	void reports(int ordinal, Edit.StepEdit step) {
		checkpoint();
		change(Edit.of(this.operation)
			.state(OperationState.RUNNING)
			.waitingFor(this.operation.state() == OperationState.WAITING ? List.of() : this.operation.waitingFor())
			.step(ordinal, step.state(StepState.RUNNING)));
	}

	void waitsFor(int ordinal, List<Waiting> waiting) {
		checkpoint();
		change(Edit.of(this.operation)
			.state(OperationState.RUNNING)
			.waitingFor(waiting)
			.step(ordinal, Edit.step(step(ordinal)).state(StepState.RUNNING)));
	}

	void pause(Duration atMost) {
		checkpoint();
		this.signal.await(atMost);
		checkpoint();
	}

	boolean cancelled() {
		return this.journal.cancelRequested(this.operation.id());
	}

	OperationStep step(int ordinal) {
		return this.operation.steps().get(ordinal);
	}

	private void checkpoint() {
		checkStopping();
		if (cancelled()) {
			throw new OperationCancelled();
		}
	}

	private void checkStopping() {
		if (this.signal.stopping()) {
			throw new Stopped();
		}
	}

	private void endUnexpectedly(RuntimeException cause) {
		checkStopping();
		String incident = UUID.randomUUID().toString();
		log.error("Operation {} {} failed, incident {}", this.operation.type(), this.operation.id(), incident, cause);
		String words = "Something unexpected happened; the server's log has it as incident " + incident + ".";
		try {
			end(OperationState.FAILED, words);
		}
		catch (DataAccessException | TransactionException ex) {
			this.journal.abandon(ended(OperationState.FAILED, words).done());
		}
	}

	void end(OperationState state, @Nullable String error) {
		change(ended(state, error));
	}

	private Edit ended(OperationState state, @Nullable String error) {
		StepState open = (state == OperationState.CANCELLED) ? StepState.CANCELLED : StepState.FAILED;
		return Edit.of(this.operation).end(state, open, this.clock.instant()).error(error);
	}

	void result(OperationObject object) {
		checkStopping();
		this.journal.record(this.operation, object);
	}

	private void change(Edit edit) {
		this.operation = this.journal.record(this.operation, edit.done());
	}

	/**
	 * The console stops; the operation goes on when it is back.
	 */
	static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Stopped() {
			super("The console stops", null, false, false);
		}

	}

}
