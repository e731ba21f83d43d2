package org.malcolmconsole.certificate;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that were signed with their own key.
 */
public final class SelfSigned {

	private SelfSigned() {
	}

	/**
	 * What to ask for to get a certificate like this one.
	 * @param certificate a web certificate
	 * @param hosts for one that names none
	 * @return hosts, days and kind of key; nothing when somebody else signed it
	 */
	public static Optional<WebCertificateRequest> again(X509Certificate certificate, List<String> hosts) {
		if (!CertificateChain.hasSigned(certificate, certificate)) {
			return Optional.empty();
		}
		CertificateFacts facts = CertificateFacts.of(certificate);
		List<String> names = facts.alternativeNames().stream().filter(HostNames::isValid).toList();
		long days = Duration.between(facts.notBefore(), facts.notAfter()).toDays();
		return Optional.of(new WebCertificateRequest(names.isEmpty() ? hosts : names, (int) Math.max(1, days),
				kindOf(certificate)));
	}

	private static KeyKind kindOf(X509Certificate certificate) {
		if (certificate.getPublicKey() instanceof ECPublicKey) {
			return KeyKind.EC_P256;
		}
		int bits = (certificate.getPublicKey() instanceof RSAPublicKey rsa) ? rsa.getModulus().bitLength() : 0;
		return (bits <= 2048) ? KeyKind.RSA_2048 : (bits <= 3072) ? KeyKind.RSA_3072 : KeyKind.RSA_4096;
	}

}
