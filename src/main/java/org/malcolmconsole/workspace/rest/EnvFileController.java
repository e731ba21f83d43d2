package org.malcolmconsole.workspace.rest;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.SecretsRevealed;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The env files as Malcolm's containers get them.
 */
@RestController
class EnvFileController {

	private final Workspace workspace;

	private final Secrecy secrecy;

	private final ApplicationEventPublisher events;

	EnvFileController(Workspace workspace, Secrecy secrecy, ApplicationEventPublisher events) {
		this.workspace = workspace;
		this.secrecy = secrecy;
		this.events = events;
	}

	@GetMapping("/api/v1/env-files")
	List<EnvFileView> all(@RequestParam(defaultValue = "false") boolean reveal, HttpServletRequest request) {
		var contents = this.workspace.read();
		return contents.envPaths()
			.stream()
			.map((path) -> path.substring(path.lastIndexOf('/') + 1))
			.map((name) -> entry(contents, name, reveal, request))
			.toList();
	}

	@GetMapping("/api/v1/env-files/{name}")
	EnvFileView one(@PathVariable String name, @RequestParam(defaultValue = "false") boolean reveal,
			HttpServletRequest request) {
		var file = this.workspace.read().envFile(name);
		return view(file.orElseThrow(() -> unknown(name)), reveal, request);
	}

	private EnvFileView entry(Contents contents, String name, boolean reveal, HttpServletRequest request) {
		try {
			return view(contents.envFile(name).orElseThrow(() -> unknown(name)), reveal, request);
		}
		catch (BrokenEnvFile ex) {
			return new EnvFileView(name, true, List.of(), ex.getBody().getDetail());
		}
	}

	private EnvFileView view(EnvFile file, boolean reveal, HttpServletRequest request) {
		if (reveal) {
			allowReveal(file, request);
		}
		var variables = file.values()
			.entrySet()
			.stream()
			.map((entry) -> new VariableView(entry.getKey(),
					reveal ? entry.getValue() : this.secrecy.shown(file, entry.getKey(), entry.getValue())))
			.toList();
		return new EnvFileView(file.name(), this.secrecy.secretFile(file), variables, null);
	}

	private void allowReveal(EnvFile file, HttpServletRequest request) {
		if (!request.isUserInRole("ADMINISTRATOR")) {
			throw new AccessDeniedException("Only administrators may see secret values.");
		}
		var actor = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName).orElse("unknown");
		if (file.values().keySet().stream().anyMatch((key) -> this.secrecy.secretVariable(file, key))) {
			this.events.publishEvent(new SecretsRevealed(actor, file.name()));
		}
	}

	private static WorkspaceException unknown(String name) {
		return WorkspaceException.of(HttpStatus.NOT_FOUND, "No such env file",
				"There is no env file named %s. GET /api/v1/env-files lists them.".formatted(name), null);
	}

	/**
	 * An env file as JSON; a broken one has the reason in place of variables.
	 */
	record EnvFileView(String name, boolean secret, List<VariableView> variables, @Nullable String problem) {
	}

	/**
	 * A variable as JSON.
	 */
	record VariableView(String key, String value) {

		@Override
		public String toString() {
			return "VariableView[" + this.key + "]";
		}

	}

}
