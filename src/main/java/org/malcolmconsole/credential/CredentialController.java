package org.malcolmconsole.credential;

import java.security.Principal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Credentials through REST: who signs in may see which exist, administrators make them.
 */
@RestController
@RequestMapping("/api/v1/credentials")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class CredentialController {

	private final Credentials credentials;

	CredentialController(Credentials credentials) {
		this.credentials = credentials;
	}

	@GetMapping
	@PreAuthorize("hasRole('VIEWER')")
	Items list() {
		return new Items(this.credentials.items());
	}

	@PostMapping("/administrator")
	Made administrator(@RequestBody AdministratorAccount account, Principal principal) {
		return this.credentials.administrator(account, principal.getName());
	}

	@PostMapping("/web-certificate")
	Made webCertificate(@RequestBody(required = false) @Nullable WebCertificateForm form, Principal principal) {
		return this.credentials.webCertificate((form != null) ? form : WebCertificateForm.selfSigned(),
				principal.getName());
	}

	@PostMapping("/forwarder-certificates")
	Made forwarderCertificates(Principal principal) {
		return this.credentials.forwarderCertificates(principal.getName());
	}

	@GetMapping("/forwarder-bundle")
	ResponseEntity<byte[]> forwarderBundle() {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("application/zip"))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("malcolm-forwarder.zip").build().toString())
			.body(this.credentials.forwarderBundle());
	}

	@PostMapping("/netbox")
	Made netbox(@RequestBody(required = false) @Nullable Confirmation confirmation, Principal principal) {
		boolean confirmed = confirmation != null && Boolean.TRUE.equals(confirmation.confirmExistingDatabase());
		return this.credentials.netbox(confirmed, principal.getName());
	}

	@PostMapping("/missing")
	Made missing(@RequestBody(required = false) @Nullable Missing missing, Principal principal) {
		return this.credentials.missing((missing != null) ? missing.administrator() : null, principal.getName());
	}

	/** What there is. */
	record Items(List<CredentialItem> items) {

	}

	/** That somebody knows what new passwords do to an existing database. */
	record Confirmation(@Nullable Boolean confirmExistingDatabase) {

	}

	/** The account to make when there is none. */
	record Missing(@Nullable AdministratorAccount administrator) {

	}

}
