package org.malcolmconsole.deployment.rollout;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.cluster.Applied;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationObject.Result;

/**
 * What was done to an object, in the words of an operation.
 */
final class Outcome {

	private Outcome() {
	}

	/**
	 * The outcome of an apply.
	 * @param before the object before, null when there was none
	 */
	static OperationObject applied(ObjectRef ref, @Nullable Manifest before, Applied applied) {
		if (applied.created() || before == null) {
			return of(ref, Result.CREATED, null);
		}
		boolean same = Objects.equals(before.resourceVersion(), applied.object().resourceVersion());
		return of(ref, same ? Result.UNCHANGED : Result.CHANGED, null);
	}

	static OperationObject removed(ObjectRef ref) {
		return of(ref, Result.REMOVED, null);
	}

	static OperationObject left(ObjectRef ref, String why) {
		return of(ref, Result.LEFT, why);
	}

	static OperationObject refused(ObjectRef ref, ClusterException refusal) {
		return of(ref, Result.REFUSED, refusal.getMessage());
	}

	private static OperationObject of(ObjectRef ref, Result result, @Nullable String detail) {
		return new OperationObject(ref.kind(), ref.namespace(), ref.name(), result, detail);
	}

}
