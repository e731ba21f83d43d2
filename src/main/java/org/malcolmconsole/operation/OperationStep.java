package org.malcolmconsole.operation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One step of an operation with its count.
 *
 * @param id stable word, for example {@code storage}
 * @param title what a person reads
 * @param done how many things are done
 * @param total of how many, 0 when nothing is counted
 * @param detail what is going on, in words; at most 2,000 characters are kept
 */
public record OperationStep(String id, String title, StepState state, int done, int total, @Nullable String detail,
		@Nullable Instant startedAt, @Nullable Instant finishedAt) {

	public OperationStep {
		title = Brevity.cut(title, 300);
		detail = Brevity.cutIfThere(detail, 2_000);
	}

	/**
	 * A step that has not begun.
	 */
	public static OperationStep pending(String id, String title) {
		return new OperationStep(id, title, StepState.PENDING, 0, 0, null, null, null);
	}

}
