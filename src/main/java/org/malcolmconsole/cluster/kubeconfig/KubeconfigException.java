package org.malcolmconsole.cluster.kubeconfig;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A kubeconfig, context or namespace that can't be used; names line and key, never a
 * value that may be secret.
 */
public class KubeconfigException extends ErrorResponseException {

	public KubeconfigException(String field, String message) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(field, message), null);
	}

	static KubeconfigException at(int line, String key, String message) {
		String place = (line > 0) ? "Line " + line + ", " + key : key;
		return new KubeconfigException("kubeconfig", place + ": " + message);
	}

	/**
	 * The explanation, which is fit for users.
	 */
	@Override
	public String getMessage() {
		String detail = getBody().getDetail();
		return (detail != null) ? detail : "";
	}

	private static ProblemDetail problem(String field, String message) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, message);
		problem.setTitle("This connection can't be used");
		problem.setProperty("errors", List.of(Map.of("field", field, "message", message)));
		return problem;
	}

}
