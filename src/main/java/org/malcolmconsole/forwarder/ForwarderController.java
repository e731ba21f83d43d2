package org.malcolmconsole.forwarder;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;

import org.malcolmconsole.certificate.ForwarderCheck.Finding;
import org.malcolmconsole.certificate.ForwarderCheck.State;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Forwarders through REST: who signs in may see them, administrators make and hand out.
 */
@RestController
@RequestMapping("/api/v1/credentials")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ForwarderController {

	private final Forwarders forwarders;

	private final DownloadLinks links;

	ForwarderController(Forwarders forwarders, DownloadLinks links) {
		this.forwarders = forwarders;
		this.links = links;
	}

	@GetMapping("/forwarders")
	@PreAuthorize("hasRole('VIEWER')")
	List<Forwarder> all() {
		return this.forwarders.all();
	}

	@GetMapping("/forwarders/{name}")
	@PreAuthorize("hasRole('VIEWER')")
	Forwarder one(@PathVariable String name) {
		return this.forwarders.one(name);
	}

	@PostMapping("/forwarders")
	ResponseEntity<Forwarder> create(@RequestBody ForwarderForm form, Principal principal) {
		Forwarder made = this.forwarders.create(form, principal.getName());
		return ResponseEntity.created(URI.create("/api/v1/credentials/forwarders/" + made.name())).body(made);
	}

	@PostMapping("/forwarders/{name}/renew")
	Forwarder renew(@PathVariable String name, Principal principal) {
		return this.forwarders.renew(name, principal.getName());
	}

	@PostMapping("/forwarders/{name}/revoke")
	Forwarder revoke(@PathVariable String name, Principal principal) {
		Forwarder revoked = this.forwarders.revoke(name, principal.getName());
		this.links.end(name);
		return revoked;
	}

	@GetMapping("/forwarders/{name}/bundle")
	ResponseEntity<byte[]> bundle(@PathVariable String name) {
		return Files.zip(this.forwarders.handout(name));
	}

	@PostMapping("/forwarders/{name}/pkcs12")
	ResponseEntity<byte[]> pkcs12(@PathVariable String name, @RequestBody PackPassword password) {
		return Files.pkcs12(this.forwarders.handout(name), password.checked());
	}

	@PostMapping("/forwarders/{name}/link")
	OneTimeLink link(@PathVariable String name, Principal principal) {
		this.forwarders.handout(name);
		return OneTimeLink.of(name, this.links.create(name, principal.getName()));
	}

	@PostMapping("/forwarders/{name}/check")
	Checked check(@PathVariable String name) {
		return Checked.of(this.forwarders.check(name));
	}

	@PostMapping("/forwarder-certificates/check")
	Checked checkShared() {
		return Checked.of(this.forwarders.checkShared());
	}

	@GetMapping("/revoked-certificates")
	@PreAuthorize("hasRole('VIEWER')")
	ResponseEntity<byte[]> revoked() {
		return this.forwarders.revocations()
			.map((pem) -> Files.file("application/x-pem-file", "revoked.crl", pem.getBytes(StandardCharsets.US_ASCII)))
			.orElseGet(() -> ResponseEntity.noContent().build());
	}

	/** What a check found. */
	record Checked(boolean passed, List<Finding> checks) {

		static Checked of(List<Finding> findings) {
			return new Checked(findings.stream().allMatch((finding) -> finding.state() == State.OK), findings);
		}

	}

	/** A link that was just made; nobody will see it again. */
	record OneTimeLink(String url, String command, Instant expiresAt) {

		static OneTimeLink of(String name, DownloadLinks.NewLink link) {
			String url = org.springframework.web.servlet.support.ServletUriComponentsBuilder.fromCurrentContextPath()
				.path("/api/v1/downloads/{token}")
				.buildAndExpand(link.token())
				.toUriString();
			return new OneTimeLink(url, "curl -fsS -o malcolm-forwarder-" + name + ".zip " + url, link.expiresAt());
		}

		@Override
		public String toString() {
			return "OneTimeLink[expiresAt=" + this.expiresAt + "]";
		}

	}

}
