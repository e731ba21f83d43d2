package org.malcolmconsole.operation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Why a request about operations is refused.
 */
public final class OperationProblem extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private OperationProblem(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	public static OperationProblem unknownType(String type, Collection<String> known) {
		String detail = type.isBlank() ? "Say which type of operation you want."
				: "There is no operation of type \"" + type + "\".";
		return invalid("type", detail + " The types are " + String.join(", ", known) + ".");
	}

	public static OperationProblem keyReused() {
		return invalid("Idempotency-Key",
				"This Idempotency-Key was used for another request. Use a new key for a new operation.");
	}

	public static OperationProblem tooLong(String field, int limit) {
		return invalid(field, "At most " + limit + " characters.");
	}

	public static OperationProblem unknown(String id) {
		return of(HttpStatus.NOT_FOUND, "Operation not found", "There is no operation with the id " + id + ".");
	}

	public static OperationProblem another(Operation running) {
		String detail = "The %s by %s is %s. Wait for its end or cancel it first.".formatted(running.type(),
				running.actor(), running.state().word());
		OperationProblem problem = of(HttpStatus.CONFLICT, "Another operation is under way", detail);
		problem.getBody().setProperty("operation", running.id());
		return problem;
	}

	/**
	 * The former operation ended, but the database does not take that.
	 */
	public static OperationProblem databaseStuck() {
		return of(HttpStatus.SERVICE_UNAVAILABLE, "The database does not take changes",
				"The end of the former operation can't be written. Look at the console's log and at the room on its disk, "
						+ "then try again.");
	}

	/**
	 * Another cluster must not be connected while an operation is under way.
	 * @param where what it belongs to, in words
	 */
	public static OperationProblem belongsElsewhere(Operation running, String where) {
		String detail = "The %s by %s is %s and belongs to %s. Wait for its end or cancel it first. The same cluster and "
				+ "namespace can be connected again, for example with a new credential.";
		OperationProblem problem = of(HttpStatus.CONFLICT, "An operation is under way",
				detail.formatted(running.type(), running.actor(), running.state().word(), where));
		problem.getBody().setProperty("operation", running.id());
		return problem;
	}

	public static OperationProblem ended(Operation operation) {
		OperationProblem problem = of(HttpStatus.CONFLICT, "The operation has ended",
				"It can't be cancelled any more: it is " + operation.state().word() + ".");
		problem.getBody().setProperty("operation", operation.id());
		return problem;
	}

	private static OperationProblem invalid(String field, String message) {
		OperationProblem problem = of(HttpStatus.UNPROCESSABLE_CONTENT, "The operation can't be started", message);
		problem.getBody().setProperty("errors", List.of(Map.of("field", field, "message", message)));
		return problem;
	}

	private static OperationProblem of(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new OperationProblem(status, problem);
	}

}
