package org.malcolmconsole.deployment.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;

/** Keeps what a handler tells, and lets a test do something while the handler waits. */
final class RecordedProgress implements Progress {

	final List<String> details = new ArrayList<>();

	final List<String> waited = new ArrayList<>();

	final List<OperationObject> results = new ArrayList<>();

	private Runnable meanwhile = () -> {
	};

	/** What happens whenever the handler pauses. */
	void meanwhile(Runnable something) {
		this.meanwhile = something;
	}

	@Override
	public void total(int total) {
	}

	@Override
	public void done(int done) {
	}

	@Override
	public void detail(String detail) {
		this.details.add(detail);
	}

	@Override
	public void result(OperationObject object) {
		this.results.add(object);
	}

	@Override
	public void waitingFor(List<Waiting> waiting) {
		waiting.forEach((one) -> this.waited.add(one.reason()));
	}

	@Override
	public void pause(Duration atMost) {
		this.meanwhile.run();
		LockSupport.parkNanos(Math.min(atMost.toNanos(), Duration.ofMillis(50).toNanos()));
	}

	@Override
	public boolean cancelled() {
		return false;
	}

}
