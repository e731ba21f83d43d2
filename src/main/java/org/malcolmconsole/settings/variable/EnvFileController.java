package org.malcolmconsole.settings.variable;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.IfMatch;
import org.malcolmconsole.workspace.FileDiff.VariableDiff;
import org.malcolmconsole.workspace.SecretsRevealed;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The env files as Malcolm's containers get them.
 */
@RestController
@RequestMapping("/api/v1/env-files")
class EnvFileController {

	private static final String ADMINISTRATOR = "ADMINISTRATOR";

	private final EnvVariables variables;

	private final ApplicationEventPublisher events;

	EnvFileController(EnvVariables variables, ApplicationEventPublisher events) {
		this.variables = variables;
		this.events = events;
	}

	@GetMapping
	ResponseEntity<List<EnvFileVariables>> all(@RequestParam(defaultValue = "false") boolean reveal,
			HttpServletRequest request) {
		var listing = listing(reveal, request);
		listing.files().forEach((file) -> note(file, reveal, request));
		return ResponseEntity.ok().eTag(String.valueOf(listing.revision())).body(listing.files());
	}

	@GetMapping("/{name}")
	ResponseEntity<EnvFileVariables> one(@PathVariable String name,
			@RequestParam(defaultValue = "false") boolean reveal, HttpServletRequest request) {
		var listing = listing(reveal, request);
		var file = listing.find(name).orElseThrow(() -> EnvVariables.unknown(name));
		if (file.problem() != null) {
			throw broken(file.problem());
		}
		note(file, reveal, request);
		return ResponseEntity.ok().eTag(String.valueOf(listing.revision())).body(file);
	}

	/** Changes variables of one file; null brings back what the release says. */
	@PatchMapping("/{name}")
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Saved> change(@PathVariable String name, @RequestBody Map<String, @Nullable Object> values,
			@Valid Options options,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
			HttpServletRequest request) {
		return change(Map.of(name, values), options, match, request);
	}

	/** Changes variables of several files as one revision. */
	@PatchMapping
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Saved> change(@RequestBody Map<String, Map<String, @Nullable Object>> values, @Valid Options options,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
			HttpServletRequest request) {
		var wish = new VariablesChange(values, IfMatch.revision(match), actor(request), options.note(),
				request.isUserInRole(ADMINISTRATOR));
		var outcome = Boolean.TRUE.equals(options.dryRun()) ? this.variables.preview(wish) : this.variables.apply(wish);
		return ResponseEntity.ok()
			.eTag(String.valueOf(outcome.revision()))
			.body(new Saved(outcome.revision(), outcome.changes()));
	}

	private EnvVariables.Listing listing(boolean reveal, HttpServletRequest request) {
		if (reveal && !request.isUserInRole(ADMINISTRATOR)) {
			throw new AccessDeniedException("Only administrators may see secret values.");
		}
		return reveal ? this.variables.revealed() : this.variables.all();
	}

	private void note(EnvFileVariables file, boolean reveal, HttpServletRequest request) {
		if (reveal && file.variables().stream().anyMatch(EnvVariable::secret)) {
			this.events.publishEvent(new SecretsRevealed(actor(request), file.name()));
		}
	}

	private static String actor(HttpServletRequest request) {
		var user = request.getUserPrincipal();
		return (user != null) ? user.getName() : "unknown";
	}

	private static ErrorResponseException broken(String detail) {
		var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, detail);
		problem.setTitle("An env file can't be read");
		return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
	}

	/**
	 * Query parameters of a change.
	 */
	record Options(@Nullable Boolean dryRun, @Nullable @Size(max = 500) String note) {
	}

	/**
	 * The outcome of a change as JSON.
	 */
	record Saved(long revision, List<VariableDiff> changes) {
	}

}
