package org.malcolmconsole.operation.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;

/** An operation that stands still wherever the test wants. */
class Rehearsal implements OperationHandler {

	volatile boolean clusterAway;

	volatile boolean held;

	void reset() {
		this.clusterAway = false;
		this.held = false;
	}

	@Override
	public String type() {
		return "rehearsal";
	}

	@Override
	public String title() {
		return "Rehearsal";
	}

	@Override
	public String doing() {
		return "Rehearsing";
	}

	@Override
	public OperationRole role(OperationRequest request) {
		return request.options().containsKey("dangerous") ? OperationRole.ADMINISTRATOR : OperationRole.OPERATOR;
	}

	@Override
	public List<OperationStep> steps(OperationRequest request) {
		return List.of(OperationStep.pending("configuration", "Configuration"),
				OperationStep.pending("workloads", "Workloads"), OperationStep.pending("ready", "Ready"));
	}

	@Override
	public void run(String step, Operation operation, Progress progress) {
		switch (step) {
			case "configuration" -> {
				progress.total(56);
				progress.done(56);
			}
			case "workloads" -> {
				if (this.clusterAway) {
					throw new OperationWaits("cluster", "The cluster does not answer; it goes on when it is back.",
							null);
				}
				progress.total(22);
				progress.done(22);
			}
			default -> hold(progress);
		}
	}

	private void hold(Progress progress) {
		progress.total(22);
		progress.done(20);
		progress.waitingFor(List.of(new Waiting("opensearch", "Its image is being pulled.", Instant.now()),
				new Waiting("logstash", "It waits for opensearch.", Instant.now())));
		while (this.held) {
			progress.pause(Duration.ofMinutes(1));
		}
		progress.waitingFor(List.of());
		progress.done(22);
	}

}
