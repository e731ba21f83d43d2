package org.malcolmconsole.credential;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import org.malcolmconsole.certificate.CertificateFacts;

/**
 * What there is of one kind of credential, without any secret.
 *
 * @param id name in the API
 * @param title what people call it
 * @param state whether it is there and good
 * @param detail the state in a sentence
 * @param certificates the certificates that belong to it
 */
record CredentialItem(String id, String title, State state, String detail, List<Shown> certificates) {

	CredentialItem {
		certificates = List.copyOf(certificates);
	}

	CredentialItem(String id, String title, State state, String detail) {
		this(id, title, state, detail, List.of());
	}

	/**
	 * Whether a credential is there and good.
	 */
	enum State {

		/** There, complete, valid. */
		READY,

		/** Not there; can be made without touching anything. */
		MISSING,

		/** There in part, not valid, or near its end: a person has to decide. */
		ATTENTION;

		@JsonValue
		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A certificate in a file.
	 *
	 * @param file path in the Malcolm directory
	 * @param use what it is for
	 * @param facts what it says
	 */
	record Shown(String file, String use, @JsonUnwrapped CertificateFacts facts) {

	}

}
