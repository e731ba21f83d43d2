package org.malcolmconsole.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What people want to know about a certificate.
 *
 * @param subject distinguished name, as RFC 2253 writes it
 * @param issuer distinguished name of who signed it
 * @param alternativeNames host names and IP addresses
 * @param notBefore first instant of its validity
 * @param notAfter last instant of its validity
 * @param serial serial number in lower-case hexadecimal
 * @param fingerprint SHA-256 of the encoding: upper-case pairs with colons between
 * @param key kind and size of its key, such as {@code RSA 2048}
 */
public record CertificateFacts(String subject, String issuer, List<String> alternativeNames, Instant notBefore,
		Instant notAfter, String serial, String fingerprint, String key) {

	private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

	/**
	 * Reads the facts out of a certificate.
	 * @param certificate the certificate
	 * @return its facts
	 */
	public static CertificateFacts of(X509Certificate certificate) {
		return new CertificateFacts(certificate.getSubjectX500Principal().getName(),
				certificate.getIssuerX500Principal().getName(), namesOf(certificate),
				certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
				certificate.getSerialNumber().toString(16), fingerprintOf(certificate),
				describe(certificate.getPublicKey()));
	}

	/**
	 * The facts of every certificate in a PEM text.
	 * @param pem the text
	 * @return the facts in the order of the text; at least one
	 * @throws InvalidCertificateException when there is no readable certificate in it
	 */
	public static List<CertificateFacts> read(String pem) {
		return PemReader.certificates(pem).stream().map(CertificateFacts::of).toList();
	}

	/**
	 * Whether browsers take the certificate for a host.
	 * @param host a DNS name, an IPv4 or an IPv6 address
	 * @return whether an alternative name is the same, or a wildcard for it
	 */
	public boolean covers(String host) {
		String wanted = HostNames.shortened(host.toLowerCase(Locale.ROOT));
		int dot = wanted.indexOf('.');
		String wildcard = (dot > 0) ? "*" + wanted.substring(dot) : wanted;
		return this.alternativeNames.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.anyMatch((name) -> name.equals(wanted) || name.equals(wildcard));
	}

	private static List<String> namesOf(X509Certificate certificate) {
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			return (names != null)
					? names.stream().map((name) -> HostNames.shortened(String.valueOf(name.get(1)))).toList()
					: List.of();
		}
		catch (CertificateParsingException ex) {
			return List.of();
		}
	}

	private static String fingerprintOf(X509Certificate certificate) {
		try {
			return PAIRS.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A parsed certificate has no fingerprint", ex);
		}
	}

	private static String describe(PublicKey key) {
		if (key instanceof RSAPublicKey rsa) {
			return "RSA " + rsa.getModulus().bitLength();
		}
		if (key instanceof ECPublicKey curve) {
			return "EC " + curve.getParams().getOrder().bitLength();
		}
		return key.getAlgorithm().toUpperCase(Locale.ROOT);
	}

}
