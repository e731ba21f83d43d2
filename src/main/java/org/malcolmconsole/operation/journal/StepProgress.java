package org.malcolmconsole.operation.journal;

import java.time.Duration;
import java.util.List;

import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;

/**
 * What a handler reports about the step it runs, written down at once.
 */
final class StepProgress implements Progress {

	private final OperationRun run;

	private final int ordinal;

	StepProgress(OperationRun run, int ordinal) {
		this.run = run;
		this.ordinal = ordinal;
	}

	@Override
	public void total(int total) {
		this.run.reports(this.ordinal, step().total(total));
	}

	@Override
	public void done(int done) {
		this.run.reports(this.ordinal, step().done(done));
	}

	@Override
	public void detail(String detail) {
		this.run.reports(this.ordinal, step().detail(detail));
	}

	@Override
	public void result(OperationObject object) {
		this.run.result(object);
	}

	@Override
	public void waitingFor(List<Waiting> waiting) {
		this.run.waitsFor(this.ordinal, waiting);
	}

	@Override
	public void pause(Duration atMost) {
		this.run.pause(atMost);
	}

	@Override
	public boolean cancelled() {
		return this.run.cancelled();
	}

	private Edit.StepEdit step() {
		return Edit.step(this.run.step(this.ordinal));
	}

}
