package org.malcolmconsole.certificate;

import java.util.List;

/**
 * What a self-signed web certificate should say.
 *
 * @param hosts host names and IP addresses it is for, the first one also as common name;
 * at least one
 * @param days how long it is valid, in days from now
 * @param keyKind the kind of its key
 */
public record WebCertificateRequest(List<String> hosts, int days, KeyKind keyKind) {

	/** Days that Malcolm's own web certificate is valid. */
	public static final int DEFAULT_DAYS = 3650;

	private static final int LONGEST_COMMON_NAME = 64;

	public WebCertificateRequest {
		hosts = List.copyOf(hosts);
		if (hosts.isEmpty() || days < 1) {
			throw new IllegalArgumentException("A web certificate needs a host and a day at least");
		}
	}

	String commonName() {
		return this.hosts.stream().filter((host) -> host.length() <= LONGEST_COMMON_NAME).findFirst().orElse("malcolm");
	}

}
