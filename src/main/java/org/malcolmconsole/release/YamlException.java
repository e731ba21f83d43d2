package org.malcolmconsole.release;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * YAML that cannot be read or does not say what it should, with the place.
 */
public class YamlException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final String file;

	private final int line;

	private final String problem;

	/**
	 * Creates one.
	 * @param file name of the file, as the user knows it
	 * @param line line from 1 on, 0 when the whole file is meant
	 * @param problem what is wrong and what would be right, as a sentence without the
	 * place
	 */
	public YamlException(String file, int line, String problem) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problemDetail(file, line, problem), null);
		this.file = file;
		this.line = line;
		this.problem = problem;
	}

	private static ProblemDetail problemDetail(String file, int line, String problem) {
		var detail = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, place(file, line) + problem);
		detail.setTitle("A YAML file cannot be used");
		return detail;
	}

	private static String place(String file, int line) {
		return (line > 0) ? file + ", line " + line + ": " : file + ": ";
	}

	public String file() {
		return this.file;
	}

	public int line() {
		return this.line;
	}

	public String problem() {
		return this.problem;
	}

	@Override
	public String getMessage() {
		return place(this.file, this.line) + this.problem;
	}

}
