package org.malcolmconsole.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Does one type of operation; every bean of this type is found.
 * <p>
 * A step may be run again from its beginning after the console was killed or after it
 * threw {@link OperationWaits}, so each step must be idempotent and must not keep state
 * between steps in memory.
 */
public interface OperationHandler {

	/**
	 * The type as in the API, for example {@code start}.
	 */
	String type();

	/**
	 * The type as a title, for example "Start".
	 */
	String title();

	/**
	 * What it does while it is under way, for example "Starting".
	 */
	String doing();

	/**
	 * The role that this request needs at least; options may ask for more than the type
	 * does.
	 * @throws org.springframework.web.ErrorResponseException with status 422, for options
	 * that can't be understood
	 */
	OperationRole role(OperationRequest request);

	/**
	 * What it does to what runs.
	 */
	default OperationEffect effect() {
		return OperationEffect.NONE;
	}

	/**
	 * Refuses a request that can't work, and says against what it was checked: the
	 * operation belongs to that, and to nothing else.
	 * @return null when it belongs to no cluster
	 * @throws org.springframework.web.ErrorResponseException usually with status 422
	 */
	default @Nullable OperationTarget check(OperationRequest request) {
		return null;
	}

	/**
	 * The steps in order, pending, with distinct ids; must be quick and may depend on the
	 * options only.
	 */
	List<OperationStep> steps(OperationRequest request);

	/**
	 * Does one step and returns when it is done.
	 * @param step the id of the step
	 * @param operation the operation as it stands
	 * @throws OperationWaits when something outside blocks it; the step is run again
	 * @throws OperationFailed when it can't be done, with a reason for people; any other
	 * exception also fails the operation, but its message is not shown
	 */
	void run(String step, Operation operation, Progress progress);

	/**
	 * Whether it may go on after the console was killed; if not, it ends as interrupted.
	 */
	default boolean resumable() {
		return true;
	}

}
