package org.malcolmconsole.operation.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.operation.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * A change of an operation in the making.
 */
final class Edit {

	private final Operation before;

	private final List<OperationStep> steps;

	private OperationState state;

	private @Nullable Instant startedAt;

	private @Nullable Instant finishedAt;

	private List<Waiting> waitingFor;

	private @Nullable String error;

	private boolean cancelRequested;

	private Edit(Operation before) {
		this.before = before;
		this.steps = new ArrayList<>(before.steps());
		this.state = before.state();
		this.startedAt = before.startedAt();
		this.finishedAt = before.finishedAt();
		this.waitingFor = before.waitingFor();
		this.error = before.error();
		this.cancelRequested = before.cancelRequested();
	}

	static Edit of(Operation operation) {
		return new Edit(operation);
	}

	static StepEdit step(OperationStep step) {
		return new StepEdit(step);
	}

	Edit state(OperationState state) {
		this.state = state;
		return this;
	}

	Edit startedAt(Instant time) {
		this.startedAt = time;
		return this;
	}

	Edit waitingFor(List<Waiting> waiting) {
		this.waitingFor = waiting;
		return this;
	}

	Edit step(int ordinal, StepEdit step) {
		this.steps.set(ordinal, step.done());
		return this;
	}

	/**
	 * Ends it: what was under way gets the given state, what had not begun stays so.
	 */
	Edit end(OperationState state, StepState open, Instant time) {
		this.state = state;
		this.finishedAt = time;
		this.waitingFor = List.of();
		this.steps.replaceAll((step) -> {
			boolean underWay = step.state() == StepState.RUNNING || step.state() == StepState.WAITING;
			return underWay ? step(step).state(open).finishedAt(time).done() : step;
		});
		return this;
	}

	Edit error(@Nullable String error) {
		this.error = error;
		return this;
	}

	Edit cancelRequested() {
		this.cancelRequested = true;
		return this;
	}

	Operation done() {
		return new Operation(this.before.id(), this.before.type(), this.state, this.before.actor(),
				this.before.reason(), this.before.options(), this.before.target(), this.before.createdAt(),
				this.startedAt, this.finishedAt, this.steps, this.waitingFor, this.error, this.cancelRequested);
	}

	/**
	 * A change of a step in the making.
	 */
	static final class StepEdit {

		private final OperationStep before;

		private StepState state;

		private int done;

		private int total;

		private @Nullable String detail;

		private @Nullable Instant startedAt;

		private @Nullable Instant finishedAt;

		private StepEdit(OperationStep before) {
			this.before = before;
			this.state = before.state();
			this.done = before.done();
			this.total = before.total();
			this.detail = before.detail();
			this.startedAt = before.startedAt();
			this.finishedAt = before.finishedAt();
		}

		StepEdit state(StepState state) {
			this.state = state;
			return this;
		}

		StepEdit done(int done) {
			this.done = done;
			return this;
		}

		StepEdit total(int total) {
			this.total = total;
			return this;
		}

		StepEdit detail(String detail) {
			this.detail = detail;
			return this;
		}

		StepEdit startedAt(Instant time) {
			this.startedAt = time;
			return this;
		}

		StepEdit finishedAt(Instant time) {
			this.finishedAt = time;
			return this;
		}

		OperationStep done() {
			return new OperationStep(this.before.id(), this.before.title(), this.state, this.done, this.total,
					this.detail, this.startedAt, this.finishedAt);
		}

	}

}
