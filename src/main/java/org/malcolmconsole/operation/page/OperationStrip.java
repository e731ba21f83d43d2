package org.malcolmconsole.operation.page;

import java.util.Optional;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.web.StripItem;

import org.springframework.stereotype.Component;

/**
 * Shows on every page which operation is under way.
 */
@Component
class OperationStrip implements StripItem {

	private final Operations operations;

	OperationStrip(Operations operations) {
		this.operations = operations;
	}

	@Override
	public Optional<Running> running() {
		return this.operations.running().map(this::running);
	}

	private Running running(Operation operation) {
		String doing = this.operations.types().doing(operation.type());
		String title = (operation.state() == OperationState.WAITING) ? doing + " waits" : doing;
		OperationStep step = operation.currentStep().orElse(null);
		return new Running(title, (step != null) ? step.done() : 0, (step != null) ? step.total() : 0,
				"/operations/" + operation.id());
	}

}
