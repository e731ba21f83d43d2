package org.malcolmconsole.operation;

import java.util.List;
import java.util.Optional;

/**
 * All operations, past and present; at most one is under way.
 */
public interface Operations {

	/**
	 * Queues an operation and returns at once.
	 * @param actor who wants it
	 * @return the new operation, or the one that the same idempotency key started before
	 * @throws org.springframework.web.ErrorResponseException 422 for an unknown type, a
	 * request that the handler refuses or a key used for something else; 409 with
	 * property {@code operation} while another one is under way
	 */
	Operation start(OperationRequest request, String actor);

	Optional<Operation> find(String id);

	/**
	 * What an operation did to each object, in the order in which it came to them.
	 */
	List<OperationObject> objects(String id);

	/**
	 * Newest first.
	 */
	List<Operation> recent(int offset, int limit);

	/**
	 * The one that is queued, running or waiting.
	 */
	Optional<Operation> running();

	/**
	 * Asks to cancel; returns at once, the operation ends at its next report of progress.
	 * @throws org.springframework.web.ErrorResponseException 404 for an unknown id, 409
	 * when it ended otherwise already
	 */
	Operation cancel(String id, String actor);

	/**
	 * How people call the types.
	 */
	OperationTypes types();

	/**
	 * Says that something outside changed, for example that the cluster is back, so that
	 * a waiting or pausing operation looks again now.
	 */
	void nudge();

}
