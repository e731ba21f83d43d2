package org.malcolmconsole.operation.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationObject.Result;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.OperationWaits;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;

/** An operation that stands still wherever the test wants. */
class Rehearsal implements OperationHandler {

	static final OperationTarget TARGET = new OperationTarget("5b1f9c1e-5d0f-4a3e-9f0b-2f6f1d8f7a11",
			"https://10.0.0.1:6443", "malcolm", 12, "hash");

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
	public OperationTarget check(OperationRequest request) {
		return TARGET;
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
				progress.result(new OperationObject("ConfigMap", "malcolm", "arkime-env", Result.CREATED, null));
				progress.result(new OperationObject("PersistentVolume", null, "pcap-volume", Result.LEFT,
						"It was made by somebody else and is used as it is."));
				progress.result(new OperationObject("Ingress", "malcolm", "malcolm-ingress", Result.REFUSED,
						"Can't apply it: the cluster says: admission webhook denied the request."));
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
