package org.malcolmconsole.settings;

import java.util.List;

import org.malcolmconsole.settings.value.Checks.FieldProblem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Values that were refused, all of them at once.
 */
public class InvalidSettings extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldProblem> problems;

	public InvalidSettings(List<FieldProblem> problems) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(problems), null);
		this.problems = List.copyOf(problems);
	}

	/** Field by field what is wrong. */
	public List<FieldProblem> problems() {
		return this.problems;
	}

	private static ProblemDetail problem(List<FieldProblem> problems) {
		var detail = problems.stream().map((problem) -> problem.field() + ": " + problem.message()).toList();
		var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"Nothing was saved. " + String.join(". ", detail) + ".");
		problem.setTitle("Some settings can't be saved");
		problem.setProperty("errors", List.copyOf(problems));
		return problem;
	}

}
