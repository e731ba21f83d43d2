package org.malcolmconsole.dashboard;

import java.security.Principal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Starts and stops Malcolm from the dashboard; a stop is asked about first.
 */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class RunController {

	private final Composer composer;

	private final Operations operations;

	RunController(Composer composer, Operations operations) {
		this.composer = composer;
		this.operations = operations;
	}

	@PostMapping("/start")
	String start(Principal actor) {
		this.operations.start(OperationRequest.of("start", Map.of(), null), actor.getName());
		return "redirect:/";
	}

	@GetMapping("/stop")
	String ask(Model model) {
		model.addAttribute("dashboard", this.composer.compose());
		return "dashboard/stop";
	}

	@PostMapping("/stop")
	String stop(@RequestParam(required = false) @Nullable String reason, Principal actor) {
		String why = StringUtils.hasText(reason) ? reason.strip() : null;
		this.operations.start(OperationRequest.of("stop", Map.of(), why), actor.getName());
		return "redirect:/";
	}

}
