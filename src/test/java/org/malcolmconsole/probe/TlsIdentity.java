package org.malcolmconsole.probe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.KeyKind;
import org.malcolmconsole.certificate.WebCertificateRequest;

/** A certificate and its key for servers in tests. */
public record TlsIdentity(IssuedCertificate issued) {

	/** One that is valid now, for these names. */
	public static TlsIdentity of(String... hosts) {
		return made(Instant.now(), 30, hosts);
	}

	public static TlsIdentity expired(String... hosts) {
		return made(Instant.now().minusSeconds(400L * 86_400), 30, hosts);
	}

	private static TlsIdentity made(Instant at, int days, String... hosts) {
		CertificateIssuer issuer = new CertificateIssuer(Clock.fixed(at, ZoneOffset.UTC), new SecureRandom());
		return new TlsIdentity(issuer.web(new WebCertificateRequest(List.of(hosts), days, KeyKind.EC_P256)));
	}

	/** The certificate as a file for those who trust it. */
	public byte[] pem() {
		return this.issued.certificatePem().getBytes(StandardCharsets.US_ASCII);
	}

	public SSLContext context() {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry("server", this.issued.key(), new char[0],
					new X509Certificate[] { this.issued.certificate() });
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store, new char[0]);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		}
		catch (GeneralSecurityException | java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
