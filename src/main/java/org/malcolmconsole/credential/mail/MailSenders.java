package org.malcolmconsole.credential.mail;

import java.util.List;

import org.malcolmconsole.credential.delivery.Courier;
import org.malcolmconsole.credential.delivery.Delivery;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.web.InvalidFields;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Takes accounts of senders, and knows which are still to be set.
 */
@Component
class MailSenders {

	private final Vault vault;

	private final MailErrand errand;

	private final Courier courier;

	MailSenders(Vault vault, MailErrand errand, Courier courier) {
		this.vault = vault;
		this.errand = errand;
		this.courier = courier;
	}

	/** Sets an account now, or keeps it until OpenSearch runs. */
	Waiting set(MailSender sender) {
		InvalidFields.throwIfAny(sender.errors());
		this.vault.put(MailErrand.NOTE + sender.name(), JsonMapper.shared().writeValueAsString(sender));
		return deliver();
	}

	/** Forgets an account that was not set yet. */
	Waiting drop(String sender) {
		String value = this.errand.notes().get(MailErrand.NOTE + sender);
		if (value == null) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
					"No account of this sender waits. What is in OpenSearch's keystore already stays there.");
			problem.setTitle("Nothing to drop");
			throw new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
		}
		this.vault.remove(MailErrand.NOTE + sender, value);
		return waiting();
	}

	Waiting deliver() {
		this.courier.send(MailErrand.ID);
		return waiting();
	}

	Waiting waiting() {
		return new Waiting(this.errand.waiting().stream().sorted().toList(), this.courier.of(MailErrand.ID));
	}

	/**
	 * What is not in the keystore yet.
	 *
	 * @param waiting names of senders
	 * @param delivery how far it is
	 */
	record Waiting(List<String> waiting, Delivery delivery) {

	}

}
