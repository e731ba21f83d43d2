package org.malcolmconsole.certificate.handshake;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

import javax.net.ssl.X509TrustManager;

/**
 * Takes servers whose certificate comes from an authority. Malcolm's Logstash has a key
 * usage that Java's own clients refuse and forwarders, which are Go programs, ignore.
 */
final class ServerTrust implements X509TrustManager {

	private final X509Certificate authority;

	ServerTrust(X509Certificate authority) {
		this.authority = authority;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
		try {
			PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(this.authority, null)));
			parameters.setRevocationEnabled(false);
			CertPathValidator.getInstance("PKIX")
				.validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain)), parameters);
		}
		catch (GeneralSecurityException ex) {
			throw new CertificateException(ex.getMessage(), ex);
		}
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
		throw new CertificateException("This side is a client");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[] { this.authority };
	}

}
