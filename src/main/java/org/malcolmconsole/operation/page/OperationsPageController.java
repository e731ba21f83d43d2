package org.malcolmconsole.operation.page;

import java.security.Principal;
import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationProblem;
import org.malcolmconsole.operation.Operations;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The pages of all operations and of one.
 */
@Controller
@RequestMapping("/operations")
class OperationsPageController {

	private static final int SHOWN = 100;

	private final Operations operations;

	private final Clock clock;

	OperationsPageController(Operations operations, Clock clock) {
		this.operations = operations;
		this.clock = clock;
	}

	@GetMapping
	String all(Model model, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		model.addAttribute("operations", this.operations.recent(0, SHOWN).stream().map(this::view).toList());
		return htmx ? "operation/operations :: list" : "operation/operations";
	}

	@GetMapping("/{id}")
	String one(@PathVariable String id, Model model, HttpServletRequest request,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		Operation operation = this.operations.find(id).orElseThrow(() -> OperationProblem.unknown(id));
		model.addAttribute("operation", view(operation));
		model.addAttribute("objects", this.operations.objects(id));
		model.addAttribute("mayCancel", request.isUserInRole("OPERATOR"));
		return htmx ? "operation/operation :: course" : "operation/operation";
	}

	@PostMapping("/{id}/cancel")
	@PreAuthorize("hasRole('OPERATOR')")
	String cancel(@PathVariable String id, Principal principal) {
		this.operations.cancel(id, principal.getName());
		return "redirect:/operations/" + id;
	}

	private OperationView view(Operation operation) {
		return OperationView.of(operation, this.operations.types(), this.clock);
	}

}
