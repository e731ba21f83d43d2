package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationProblem;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.OperationTypes;
import org.malcolmconsole.operation.Operations;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Operations that survive a restart because the journal comes first.
 */
@Component
class DurableOperations implements Operations {

	private static final int LONGEST_KEY = 200;

	private static final int LONGEST_REASON = 500;

	private final OperationStore store;

	private final Journal journal;

	private final Signal signal;

	private final Clock clock;

	private final OperationHandlers handlers;

	private final OperationRights rights;

	DurableOperations(OperationStore store, Journal journal, Signal signal, Clock clock, OperationHandlers handlers,
			OperationRights rights) {
		this.store = store;
		this.journal = journal;
		this.signal = signal;
		this.clock = clock;
		this.handlers = handlers;
		this.rights = rights;
	}

	@Override
	public Operation start(OperationRequest request, String actor) {
		checkLength("Idempotency-Key", request.idempotencyKey(), LONGEST_KEY);
		checkLength("reason", request.reason(), LONGEST_REASON);
		OperationHandler handler = this.handlers.find(request.type())
			.orElseThrow(() -> OperationProblem.unknownType(request.type(), this.handlers.types()));
		this.rights.require(handler, request);
		String fingerprint = this.store.fingerprint(request);
		return startedBefore(request, actor, fingerprint)
			.orElseGet(() -> startNew(handler, request, actor, fingerprint));
	}

	private Operation startNew(OperationHandler handler, OperationRequest request, String actor, String fingerprint) {
		OperationTarget target = handler.check(request);
		Operation operation = new Operation(UUID.randomUUID().toString(), request.type(), OperationState.QUEUED, actor,
				request.reason(), request.options(), target, this.clock.instant(), null, null, handler.steps(request),
				List.of(), null, false);
		try {
			this.store.insert(operation, request.idempotencyKey(), fingerprint);
		}
		catch (DuplicateKeyException ex) {
			return startedBefore(request, actor, fingerprint).orElseThrow(() -> lostRace(ex));
		}
		this.journal.announce(operation);
		this.signal.nudge();
		return operation;
	}

	private Optional<Operation> startedBefore(OperationRequest request, String actor, String fingerprint) {
		String key = request.idempotencyKey();
		if (key == null) {
			return Optional.empty();
		}
		Optional<OperationStore.Keyed> before = this.store.findByKey(actor, key);
		if (before.isPresent() && !before.get().fingerprint().equals(fingerprint)) {
			throw OperationProblem.keyReused();
		}
		return before.map(OperationStore.Keyed::operation);
	}

	private RuntimeException lostRace(DuplicateKeyException cause) {
		boolean stuck = this.store.active().isPresent();
		return running().<RuntimeException>map(OperationProblem::another)
			.orElseGet(() -> stuck ? OperationProblem.databaseStuck() : cause);
	}

	private static void checkLength(String field, @Nullable String value, int limit) {
		if (value != null && value.length() > limit) {
			throw OperationProblem.tooLong(field, limit);
		}
	}

	@Override
	public Optional<Operation> find(String id) {
		return this.store.find(id).map(this.journal::now);
	}

	@Override
	public List<OperationObject> objects(String id) {
		return this.journal.objects(id);
	}

	@Override
	public List<Operation> recent(int offset, int limit) {
		return this.store.recent(offset, limit).stream().map(this.journal::now).toList();
	}

	@Override
	public Optional<Operation> running() {
		return this.journal.active();
	}

	@Override
	public Operation cancel(String id, String actor) {
		Operation operation = find(id).orElseThrow(() -> OperationProblem.unknown(id));
		if (operation.state() == OperationState.CANCELLED || operation.cancelRequested() && !operation.ended()) {
			return operation;
		}
		if (operation.ended()) {
			throw OperationProblem.ended(operation);
		}
		this.journal.requestCancel(id, actor);
		Operation cancelled = find(id).orElseThrow(() -> OperationProblem.unknown(id));
		this.journal.announce(cancelled);
		this.signal.nudge();
		return cancelled;
	}

	@Override
	public OperationTypes types() {
		return this.handlers;
	}

	@Override
	public void nudge() {
		this.signal.nudge();
	}

}
