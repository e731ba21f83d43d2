package org.malcolmconsole.deployment.target;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.deployment.desired.UnsoundConfiguration;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationFailed;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.Progress;

/**
 * Work on a cluster that is checked against, and done in, the place it was asked for.
 */
public abstract class PinnedHandler implements OperationHandler {

	private final Pinning pinning;

	protected PinnedHandler(Pinning pinning) {
		this.pinning = pinning;
	}

	@Override
	public final OperationTarget check(OperationRequest request) {
		OperationTarget target = pin(this.pinning);
		try {
			this.pinning.within(target, () -> check(request, target));
		}
		catch (ClusterException ex) {
			if (!ex.temporary() || !canBegin(request, target)) {
				throw ex;
			}
		}
		return target;
	}

	/**
	 * What an operation that is asked for now belongs to.
	 */
	protected OperationTarget pin(Pinning here) {
		return here.pinWithoutDirectory();
	}

	/**
	 * Refuses a request that can't work; calls of the cluster go to the target.
	 */
	protected abstract void check(OperationRequest request, OperationTarget target);

	/**
	 * Whether it may be asked for while the cluster does not answer.
	 */
	protected boolean canBegin(OperationRequest request, OperationTarget target) {
		return false;
	}

	@Override
	public final void run(String step, Operation operation, Progress progress) {
		OperationTarget target = operation.target();
		if (target == null) {
			throw new OperationFailed(
					"It was asked for when the console did not yet note which cluster and revision an "
							+ "operation belongs to. Ask for it again.",
					null);
		}
		try {
			this.pinning.within(target, () -> run(step, new Pinned(operation, target), progress));
		}
		catch (ClusterException ex) {
			throw Outside.waitsOrFails(ex);
		}
		catch (UnsoundConfiguration ex) {
			throw new OperationFailed(ex.getMessage(), ex);
		}
	}

	/**
	 * Does one step; calls of the cluster go to the target.
	 */
	protected abstract void run(String step, Pinned pinned, Progress progress);

	/**
	 * An operation with what it belongs to.
	 */
	public record Pinned(Operation operation, OperationTarget target) {
	}

}
