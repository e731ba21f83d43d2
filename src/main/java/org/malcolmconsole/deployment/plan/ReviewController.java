package org.malcolmconsole.deployment.plan;

import java.security.Principal;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;

/**
 * The page that says what a start would do, and starts it.
 */
@Controller
@RequestMapping("/review")
class ReviewController {

	private static final String HTMX = "HX-Request";

	private final Reviews reviews;

	private final Operations operations;

	ReviewController(Reviews reviews, Operations operations) {
		this.reviews = reviews;
		this.operations = operations;
	}

	@GetMapping
	@PreAuthorize("hasRole('VIEWER')")
	String page(Model model, @RequestHeader(name = HTMX, defaultValue = "false") boolean htmx) {
		model.addAttribute("review", this.reviews.review());
		return htmx ? "deployment/review :: content" : "deployment/review";
	}

	@PostMapping("/start")
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Void> start(@RequestParam(defaultValue = "false") boolean adopt,
			@RequestParam(defaultValue = "start") String type, Principal principal,
			@RequestHeader(name = HTMX, defaultValue = "false") boolean htmx) {
		Map<String, Object> options = adopt ? Map.of("adopt", true) : Map.of();
		String wanted = type.equals("apply") ? "apply" : "start";
		Operation operation = this.operations.start(OperationRequest.of(wanted, options, null), principal.getName());
		String page = "/operations/" + operation.id();
		return htmx ? ResponseEntity.noContent().header("HX-Redirect", page).build()
				: ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, page).build();
	}

}
