package org.malcolmconsole.infrastructure;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Storage and ingress through REST.
 */
@RestController
@RequestMapping("/api/v1")
class InfrastructureController {

	private final Storage storage;

	private final Ingresses ingresses;

	InfrastructureController(Storage storage, Ingresses ingresses) {
		this.storage = storage;
		this.ingresses = ingresses;
	}

	@GetMapping("/storage")
	@PreAuthorize("hasRole('VIEWER')")
	StorageView storage() {
		return this.storage.view();
	}

	@PutMapping("/storage")
	@PreAuthorize("hasRole('OPERATOR')")
	StorageView storage(@RequestBody StorageForm form, Principal principal) {
		return this.storage.save(form, principal.getName());
	}

	@GetMapping("/ingress")
	@PreAuthorize("hasRole('VIEWER')")
	IngressView ingress() {
		return this.ingresses.view();
	}

	@PutMapping("/ingress")
	@PreAuthorize("hasRole('OPERATOR')")
	IngressView ingress(@RequestBody IngressForm form, Principal principal) {
		return this.ingresses.save(form, principal.getName());
	}

}
