package org.malcolmconsole.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.InvalidCertificateException.Part;

/**
 * A certificate from outside with its key and whatever was given of its chain, checked
 * and in order.
 *
 * @param certificates the server's certificate first, each signed by the next
 * @param key the private key of the first
 */
public record CertificateChain(List<X509Certificate> certificates, PrivateKey key) {

	private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

	private static final String ANY_PURPOSE = "2.5.29.37.0";

	private static final int FEWEST_RSA_BITS = 2048;

	private static final Pattern OLD_HASH = Pattern.compile("(?i)(md[25]|sha1)with.*");

	public CertificateChain {
		certificates = List.copyOf(certificates);
	}

	/**
	 * Reads and checks a web server's certificate.
	 * @param certificatePem the certificate and its chain in PEM, in any order
	 * @param keyPem its private key in PEM: PKCS#8, PKCS#1 or SEC 1
	 * @param password the password of the key, or {@code null}
	 * @param now the instant at which it must be valid
	 * @return the ordered chain
	 * @throws InvalidCertificateException with a sentence that says what is wrong
	 */
	public static CertificateChain read(String certificatePem, String keyPem, char @Nullable [] password, Instant now) {
		List<X509Certificate> given = PemReader.certificates(certificatePem);
		PrivateKey key = PemReader.privateKey(keyPem, password);
		X509Certificate server = given.stream()
			.filter((certificate) -> belongTogether(certificate, key))
			.findFirst()
			.orElseThrow(() -> new InvalidCertificateException(Part.KEY,
					"The private key does not belong to the certificate. Give the key that the certificate was requested with."));
		List<X509Certificate> chain = order(server, given);
		chain.forEach((certificate) -> checkValidity(certificate, now));
		checkUse(server);
		return new CertificateChain(chain, key);
	}

	/**
	 * Whether a private key and a certificate are of one pair.
	 * @param certificate the certificate
	 * @param key the private key
	 * @return whether what the key signs, the certificate confirms
	 */
	public static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
		if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
			return false;
		}
		byte[] probe = "one pair?".getBytes(StandardCharsets.US_ASCII);
		try {
			Signature signature = Signature.getInstance(signatureAlgorithm(key));
			signature.initSign(key);
			signature.update(probe);
			byte[] signed = signature.sign();
			signature.initVerify(certificate.getPublicKey());
			signature.update(probe);
			return signature.verify(signed);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * The chain as PEM, the server's certificate first.
	 * @return one {@code CERTIFICATE} block each
	 */
	public String certificatePem() {
		return this.certificates.stream()
			.map((certificate) -> Pem.write("CERTIFICATE", Pem.encoded(certificate)))
			.collect(Collectors.joining());
	}

	/**
	 * The private key as unencrypted PKCS#8 PEM: a secret.
	 * @return one {@code PRIVATE KEY} block
	 */
	public String keyPem() {
		return Pem.write("PRIVATE KEY", this.key.getEncoded());
	}

	@Override
	public String toString() {
		return "CertificateChain[" + this.certificates.get(0).getSubjectX500Principal() + "]";
	}

	private static String signatureAlgorithm(PrivateKey key) {
		return switch (key.getAlgorithm()) {
			case "RSA" -> "SHA256withRSA";
			case "EC" -> "SHA256withECDSA";
			default -> key.getAlgorithm();
		};
	}

	private static List<X509Certificate> order(X509Certificate server, List<X509Certificate> given) {
		List<X509Certificate> chain = new ArrayList<>(List.of(server));
		Optional<X509Certificate> next = issuerOf(server, given);
		while (next.isPresent() && !chain.contains(next.get())) {
			checkAuthority(next.get());
			chain.add(next.get());
			next = issuerOf(next.get(), given);
		}
		given.stream().filter((certificate) -> !chain.contains(certificate)).findFirst().ifPresent((stranger) -> {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"The certificate of " + stranger.getSubjectX500Principal().getName()
							+ " does not belong to the chain of " + server.getSubjectX500Principal().getName()
							+ ". Remove it, or give the one that is missing between.");
		});
		return chain;
	}

	private static void checkAuthority(X509Certificate issuer) {
		if (issuer.getBasicConstraints() < 0) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"The certificate of " + issuer.getSubjectX500Principal().getName()
							+ " signed another one, but is none of an authority. Browsers refuse the chain.");
		}
	}

	private static Optional<X509Certificate> issuerOf(X509Certificate certificate, List<X509Certificate> given) {
		return given.stream().filter((issuer) -> hasSigned(issuer, certificate)).findFirst();
	}

	static boolean hasSigned(X509Certificate issuer, X509Certificate certificate) {
		if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
			return false;
		}
		try {
			certificate.verify(issuer.getPublicKey());
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private static void checkValidity(X509Certificate certificate, Instant now) {
		String name = certificate.getSubjectX500Principal().getName();
		if (certificate.getNotAfter().before(Date.from(now))) {
			throw new InvalidCertificateException(Part.CERTIFICATE, "The certificate of " + name + " expired on "
					+ day(certificate.getNotAfter()) + ". Give one that is still valid.");
		}
		if (certificate.getNotBefore().after(Date.from(now))) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"The certificate of " + name + " is not valid before " + day(certificate.getNotBefore()) + ".");
		}
	}

	private static void checkUse(X509Certificate server) {
		if (server.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
			throw new InvalidCertificateException(Part.CERTIFICATE, "The RSA key has only "
					+ rsa.getModulus().bitLength() + " bits. Browsers want " + FEWEST_RSA_BITS + " at least.");
		}
		boolean[] usage = server.getKeyUsage();
		if (usage != null && !usage[0]) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"The certificate may not be used for TLS: its key usage lacks digitalSignature, which browsers want.");
		}
		if (OLD_HASH.matcher(server.getSigAlgName()).matches()) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"The certificate is signed with " + server.getSigAlgName() + ", which browsers refuse.");
		}
		if (!isForServers(server)) {
			throw new InvalidCertificateException(Part.CERTIFICATE,
					"The certificate is not meant for servers: its extended key usage lacks serverAuth.");
		}
	}

	private static boolean isForServers(X509Certificate certificate) {
		try {
			List<String> purposes = certificate.getExtendedKeyUsage();
			return purposes == null || purposes.contains(SERVER_AUTHENTICATION) || purposes.contains(ANY_PURPOSE);
		}
		catch (CertificateParsingException ex) {
			return false;
		}
	}

	private static String day(Date date) {
		return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
	}

}
