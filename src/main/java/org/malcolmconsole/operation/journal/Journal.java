package org.malcolmconsole.operation.journal;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationChanged;
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

	private final ApplicationEventPublisher events;

	Journal(OperationStore store, ApplicationEventPublisher events) {
		this.store = store;
		this.events = events;
	}

	Operation record(Operation before, Operation after) {
		if (after.equals(before)) {
			return before;
		}
		try {
			this.store.save(before, after);
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
		announce(after);
		return after;
	}

	void announce(Operation operation) {
		try {
			this.events.publishEvent(new OperationChanged(operation));
		}
		catch (RuntimeException ex) {
			log.error("A listener failed on a change of operation {}", operation.id(), ex);
		}
	}

	boolean cancelRequested(String id) {
		try {
			return this.store.cancelRequested(id);
		}
		catch (DataAccessException ex) {
			throw new Unavailable(ex);
		}
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
