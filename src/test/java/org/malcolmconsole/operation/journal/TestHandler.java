package org.malcolmconsole.operation.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.Progress;

/** A handler whose steps are given as code. */
final class TestHandler implements OperationHandler {

	private final String type;

	private final Map<String, Body> steps = new LinkedHashMap<>();

	private boolean resumable = true;

	final List<String> ran = new ArrayList<>();

	TestHandler(String type) {
		this.type = type;
	}

	TestHandler step(String id, Body body) {
		this.steps.put(id, body);
		return this;
	}

	TestHandler notResumable() {
		this.resumable = false;
		return this;
	}

	@Override
	public String type() {
		return this.type;
	}

	@Override
	public String title() {
		return "Test";
	}

	@Override
	public String doing() {
		return "Testing";
	}

	@Override
	public OperationRole role(OperationRequest request) {
		return OperationRole.OPERATOR;
	}

	@Override
	public List<OperationStep> steps(OperationRequest request) {
		return this.steps.keySet().stream().map((id) -> OperationStep.pending(id, "Step " + id)).toList();
	}

	@Override
	public void run(String step, Operation operation, Progress progress) {
		this.ran.add(step);
		this.steps.get(step).run(progress);
	}

	@Override
	public boolean resumable() {
		return this.resumable;
	}

	/** What a step does. */
	interface Body {

		void run(Progress progress);

	}

}
