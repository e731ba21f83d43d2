package org.malcolmconsole.opensearch;

import java.security.Principal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Logins and tests of OpenSearch through REST: who signs in may see which logins there
 * are, administrators change and try them.
 */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class OpenSearchApi {

	private final Logins logins;

	private final ConnectionTest test;

	OpenSearchApi(Logins logins, ConnectionTest test) {
		this.logins = logins;
		this.test = test;
	}

	@GetMapping("/credentials/remote-opensearch")
	@PreAuthorize("hasRole('VIEWER')")
	List<LoginView> list() {
		return this.logins.list();
	}

	@PostMapping("/credentials/remote-opensearch")
	Saved save(@RequestBody LoginForm form, Principal principal) {
		return this.logins.save(form, principal.getName());
	}

	@DeleteMapping("/credentials/remote-opensearch/{instance}")
	Saved remove(@PathVariable String instance, Principal principal) {
		return this.logins.remove(Instance.of(instance).orElseThrow(OpenSearchApi::unknown), principal.getName());
	}

	@PostMapping("/opensearch-test")
	TestResult test(@RequestBody(required = false) @Nullable TestForm form, Principal principal) {
		return this.test.run((form != null) ? form : TestForm.of(Instance.PRIMARY), principal.getName());
	}

	static ErrorResponseException unknown() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no such instance. They are primary and secondary.");
		problem.setTitle("No such OpenSearch");
		return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
	}

}
