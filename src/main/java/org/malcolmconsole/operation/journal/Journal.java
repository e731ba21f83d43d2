package org.malcolmconsole.operation.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationChanged;
import org.malcolmconsole.operation.OperationObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes every change of an operation down before it is told to anybody.
 */
@Component
class Journal {

	private static final Logger log = LoggerFactory.getLogger(Journal.class);

	private final OperationStore store;

	private final OperationObjects objects;

	private final ApplicationEventPublisher events;

	/** Asked to be cancelled, also when the database did not take it. */
	private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

	/** Ended, but the database does not take it. */
	private final Map<String, Operation> abandoned = new ConcurrentHashMap<>();

	Journal(OperationStore store, OperationObjects objects, ApplicationEventPublisher events) {
		this.store = store;
		this.objects = objects;
		this.events = events;
	}

	Operation record(Operation before, Operation after) {
		if (after.equals(before)) {
			return before;
		}
		written(() -> this.store.save(before, after));
		if (after.ended()) {
			this.cancelled.remove(after.id());
		}
		announce(after);
		return after;
	}

	void record(Operation operation, OperationObject object) {
		written(() -> this.objects.save(operation.id(), object));
	}

	List<OperationObject> objects(String operation) {
		return this.objects.of(operation);
	}

	private static void written(Runnable write) {
		try {
			write.run();
		}
		catch (DataAccessException | TransactionException ex) {
			throw DatabaseTrouble.passes(ex) ? new Unavailable(ex) : ex;
		}
	}

	/**
	 * Ends an operation of which nothing else can be written any more: in the database
	 * with as little as possible, or, when not even that is taken, in memory.
	 */
	void abandon(Operation ended) {
		this.abandoned.put(ended.id(), ended);
		announce(ended);
		try {
			settle(ended);
		}
		catch (DataAccessException | TransactionException ex) {
			log.error("The end of operation {} can't be written; it is tried again", ended.id(), ex);
		}
	}

	/**
	 * Whether an operation ended though the database says otherwise; tries to write that.
	 */
	boolean abandoned(Operation operation) {
		Operation ended = this.abandoned.get(operation.id());
		if (ended != null) {
			settle(ended);
		}
		return ended != null;
	}

	private void settle(Operation ended) {
		this.store.end(ended);
		this.abandoned.remove(ended.id());
	}

	/**
	 * The operation as it is, which the database may not know.
	 */
	Operation now(Operation stored) {
		Operation ended = this.abandoned.get(stored.id());
		if (ended != null) {
			return ended;
		}
		return this.cancelled.contains(stored.id()) && !stored.ended() ? Edit.of(stored).cancelRequested().done()
				: stored;
	}

	void announce(Operation operation) {
		try {
			this.events.publishEvent(new OperationChanged(operation));
		}
		catch (RuntimeException ex) {
			log.error("A listener failed on a change of operation {}", operation.id(), ex);
		}
	}

	/**
	 * Notes that somebody asked to cancel; holds also when the database does not take it.
	 */
	void requestCancel(String id, String actor) {
		this.cancelled.add(id);
		try {
			this.store.requestCancel(id, actor);
		}
		catch (DataAccessException ex) {
			log.warn("That {} cancelled operation {} can't be written: {}", actor, id, DatabaseTrouble.words(ex));
		}
	}

	boolean cancelRequested(String id) {
		if (this.cancelled.contains(id)) {
			return true;
		}
		boolean[] requested = new boolean[1];
		written(() -> requested[0] = this.store.cancelRequested(id));
		return requested[0];
	}

	Optional<Operation> active() {
		return this.store.active().map(this::now).filter((operation) -> !operation.ended());
	}

	/**
	 * The database does not take changes at the moment.
	 */
	static final class Unavailable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Unavailable(Exception cause) {
			super("The journal of operations can't be written", cause);
		}

	}

}
