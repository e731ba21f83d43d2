package org.malcolmconsole.centre;

import java.security.Principal;
import java.util.List;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The certificates through REST.
 */
@RestController
@RequestMapping("/api/v1/certificates")
@PreAuthorize("hasRole('VIEWER')")
class CentreController {

	private final Centre centre;

	private final Comparison comparison;

	CentreController(Centre centre, Comparison comparison) {
		this.centre = centre;
		this.comparison = comparison;
	}

	@GetMapping
	Entries all() {
		return new Entries(this.centre.entries());
	}

	@GetMapping("/served")
	Served served() {
		return new Served(this.comparison.compare());
	}

	@GetMapping("/{id}")
	Entry one(@PathVariable String id) {
		return this.centre.entry(id);
	}

	@PostMapping("/{id}/renew")
	@PreAuthorize("hasRole('ADMINISTRATOR')")
	Entry renew(@PathVariable String id, Principal principal) {
		return this.centre.renew(id, principal.getName());
	}

	/** What the cluster shows. */
	record Served(List<Comparison.Result> served) {

	}

	/** Every certificate. */
	record Entries(List<Entry> certificates) {

	}

}
