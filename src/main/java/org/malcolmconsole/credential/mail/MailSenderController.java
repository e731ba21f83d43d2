package org.malcolmconsole.credential.mail;

import org.malcolmconsole.credential.mail.MailSenders.Waiting;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Accounts of senders through REST.
 */
@RestController
@RequestMapping("/api/v1/credentials/email-sender")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class MailSenderController {

	private final MailSenders senders;

	MailSenderController(MailSenders senders) {
		this.senders = senders;
	}

	@GetMapping
	Waiting waiting() {
		return this.senders.waiting();
	}

	@PostMapping
	Waiting set(@RequestBody MailSender sender) {
		return this.senders.set(sender);
	}

	/** Tries again to set what waits. */
	@PostMapping("/delivery")
	Waiting deliver() {
		return this.senders.deliver();
	}

	/** Drops an account that waits. */
	@DeleteMapping("/{sender}")
	Waiting drop(@PathVariable String sender) {
		return this.senders.drop(sender);
	}

}
