package org.malcolmconsole.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A start, stop, restart, apply or wipe as it stands in the journal.
 *
 * @param options as they were asked for
 * @param target what it belongs to, null when it belongs to no cluster
 * @param createdAt when it was asked for
 * @param startedAt when the first step began
 * @param error why it failed, in words, without secrets; at most 2,000 characters are
 * kept
 * @param cancelRequested somebody asked to cancel it
 */
public record Operation(String id, String type, OperationState state, String actor, @Nullable String reason,
		Map<String, Object> options, @Nullable OperationTarget target, Instant createdAt, @Nullable Instant startedAt,
		@Nullable Instant finishedAt, List<OperationStep> steps, List<Waiting> waitingFor, @Nullable String error,
		boolean cancelRequested) {

	public Operation {
		steps = List.copyOf(steps);
		waitingFor = List.copyOf(waitingFor);
		error = Brevity.cutIfThere(error, 2_000);
	}

	/**
	 * Whether nothing will happen to it any more.
	 */
	public boolean ended() {
		return this.state.ended();
	}

	/**
	 * The step that is under way.
	 */
	public Optional<OperationStep> currentStep() {
		return this.steps.stream()
			.filter((step) -> step.state() == StepState.RUNNING || step.state() == StepState.WAITING)
			.findFirst();
	}

}
