package org.malcolmconsole.operation.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.OperationTypes;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.operation.Waiting;
import org.malcolmconsole.web.Tone;

/**
 * An operation in words.
 *
 * @param runningSince when its clock began, null when it does not tick
 * @param target what it belongs to
 * @param elapsed how long it took, or has taken so far
 */
record OperationView(String id, String title, String doing, OperationState state, Tone tone, String word, String actor,
		@Nullable String reason, Instant createdAt, @Nullable Instant runningSince, String elapsed, List<Step> steps,
		List<Waiting> waitingFor, @Nullable String error, @Nullable OperationTarget target, boolean cancellable,
		boolean cancelRequested) {

	static OperationView of(Operation operation, OperationTypes types, Clock clock) {
		Instant end = (operation.finishedAt() != null) ? operation.finishedAt() : clock.instant();
		Instant begin = (operation.startedAt() != null) ? operation.startedAt() : operation.createdAt();
		String type = operation.type();
		return new OperationView(operation.id(), types.title(type), types.doing(type), operation.state(),
				tone(operation.state()), word(operation), operation.actor(), operation.reason(), operation.createdAt(),
				operation.ended() ? null : begin, Elapsed.words(Duration.between(begin, end)),
				operation.steps().stream().map((step) -> Step.of(step, clock)).toList(), operation.waitingFor(),
				operation.error(), operation.target(), !operation.ended(), operation.cancelRequested());
	}

	private static String word(Operation operation) {
		if (operation.cancelRequested() && !operation.ended()) {
			return "Cancelling";
		}
		String word = operation.state().word();
		return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

	private static Tone tone(OperationState state) {
		return switch (state) {
			case SUCCEEDED -> Tone.READY;
			case FAILED, INTERRUPTED -> Tone.FAIL;
			case CANCELLED -> Tone.IDLE;
			case QUEUED, RUNNING, WAITING -> Tone.WAIT;
		};
	}

	/**
	 * A step in words.
	 *
	 * @param count such as "41 of 56", "" when nothing is counted
	 * @param since when its clock began, null when it does not tick
	 */
	record Step(String title, String icon, String css, String word, String count, @Nullable String detail,
			@Nullable Instant since, String elapsed, boolean isUnderWay, int done, int total) {

		static Step of(OperationStep step, Clock clock) {
			boolean underWay = step.state() == StepState.RUNNING || step.state() == StepState.WAITING;
			Instant end = (step.finishedAt() != null) ? step.finishedAt() : clock.instant();
			String elapsed = (step.startedAt() != null) ? Elapsed.words(Duration.between(step.startedAt(), end)) : "";
			return new Step(step.title(), icon(step.state()), css(step.state()), step.state().word(), count(step),
					step.detail(), underWay ? step.startedAt() : null, elapsed, underWay, step.done(), step.total());
		}

		private static String count(OperationStep step) {
			return switch (step.state()) {
				case PENDING -> (step.total() > 0) ? "%,d".formatted(step.total()) : "";
				case SUCCEEDED -> (step.total() > 0) ? "%,d".formatted(step.done()) : "";
				default -> (step.total() > 0) ? "%,d of %,d".formatted(step.done(), step.total()) : "";
			};
		}

		private static String icon(StepState state) {
			return switch (state) {
				case PENDING -> "circle";
				case RUNNING -> "arrow-repeat";
				case WAITING -> "hourglass-split";
				case SUCCEEDED -> "check-circle-fill";
				case FAILED -> "exclamation-octagon-fill";
				case CANCELLED -> "dash-circle";
			};
		}

		private static String css(StepState state) {
			return switch (state) {
				case PENDING, CANCELLED -> "idle-text";
				case RUNNING, WAITING -> "wait-text";
				case SUCCEEDED -> "ready-text";
				case FAILED -> "fail-text";
			};
		}

	}

}
