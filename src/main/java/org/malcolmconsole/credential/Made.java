package org.malcolmconsole.credential;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.CredentialItem.Shown;
import org.malcolmconsole.credential.delivery.Delivery;

/**
 * What an action made, without any secret.
 *
 * @param revision the revision that holds it
 * @param files the files that were written, as paths in the Malcolm directory
 * @param made the credentials that were made, as they are now
 * @param kept ids of those that were there and stayed untouched
 * @param attention those that a person has to look at
 * @param certificates all certificates of what was made
 * @param delivery how far accounts are on their way into Malcolm's pods
 */
record Made(long revision, List<String> files, List<CredentialItem> made, List<String> kept,
		List<CredentialItem> attention, List<Shown> certificates, @Nullable Delivery delivery) {

	Made {
		files = List.copyOf(files);
		made = List.copyOf(made);
		kept = List.copyOf(kept);
		attention = List.copyOf(attention);
		certificates = made.stream().flatMap((item) -> item.certificates().stream()).toList();
	}

	Made(long revision, List<String> files, List<CredentialItem> made, List<String> kept,
			List<CredentialItem> attention) {
		this(revision, files, made, kept, attention, List.of(), null);
	}

	Made with(Delivery delivery) {
		return new Made(this.revision, this.files, this.made, this.kept, this.attention, this.certificates, delivery);
	}

}
