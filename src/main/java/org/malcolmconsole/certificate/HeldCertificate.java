package org.malcolmconsole.certificate;

import java.security.cert.X509Certificate;

import org.jspecify.annotations.Nullable;

/**
 * A certificate that a feature looks after.
 *
 * @param id a stable name of letters, digits, dots and hyphens
 * @param title what people call it
 * @param use who shows it to whom
 * @param file path in the Malcolm directory, null when it is elsewhere
 * @param certificate the certificate
 * @param renewable whether {@link CertificateHolder#renew} makes a new one like it
 * @param advice how to renew it when the console can't, or what to do afterwards; may be
 * empty
 * @param server who shows it in the cluster, null for nobody
 */
public record HeldCertificate(String id, String title, String use, @Nullable String file, X509Certificate certificate,
		boolean renewable, String advice, @Nullable Server server) {

	public HeldCertificate(String id, String title, String use, @Nullable String file, X509Certificate certificate,
			boolean renewable, String advice) {
		this(id, title, use, file, certificate, renewable, advice, null);
	}

	/** The same, shown by a service of the cluster. */
	public HeldCertificate shownBy(String service, int port) {
		return new HeldCertificate(this.id, this.title, this.use, this.file, this.certificate, this.renewable,
				this.advice, new Server(service, port));
	}

	/**
	 * A port that answers with TLS.
	 *
	 * @param service the name of the service in the release
	 * @param port the port of its container
	 */
	public record Server(String service, int port) {

	}

}
