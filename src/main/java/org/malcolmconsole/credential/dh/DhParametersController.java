package org.malcolmconsole.credential.dh;

import java.security.Principal;
import java.util.Map;

import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Begins the search from the page of the credentials.
 */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class DhParametersController {

	private final Operations operations;

	DhParametersController(Operations operations) {
		this.operations = operations;
	}

	@PostMapping("/credentials/dh-parameters")
	String search(Principal principal) {
		OperationRequest request = OperationRequest.of("dh-parameters", Map.of(), null);
		return "redirect:/operations/" + this.operations.start(request, principal.getName()).id();
	}

}
