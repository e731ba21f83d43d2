package org.malcolmconsole.workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An env file that can't be read as python-dotenv would read it.
 */
public class BrokenEnvFile extends ErrorResponseException {

	BrokenEnvFile(ProblemDetail problem) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
	}

	static BrokenEnvFile at(String file, int line, String reason) {
		var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"%s, line %d: %s. Mend that line and try again.".formatted(file, line, reason));
		problem.setTitle("An env file can't be read");
		problem.setProperty("file", file);
		problem.setProperty("line", line);
		return new BrokenEnvFile(problem);
	}

}
