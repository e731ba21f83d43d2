package org.malcolmconsole.certificate;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A certificate with its private key.
 *
 * @param certificate the certificate
 * @param key the private key that belongs to it
 */
public record IssuedCertificate(X509Certificate certificate, PrivateKey key) {

	/**
	 * Reads a certificate and its unencrypted key.
	 * @param certificatePem PEM whose first certificate is meant
	 * @param keyPem PEM of its private key
	 * @return the pair
	 * @throws InvalidCertificateException when one cannot be read, or they are no pair
	 */
	public static IssuedCertificate read(String certificatePem, String keyPem) {
		X509Certificate certificate = PemReader.certificates(certificatePem).get(0);
		PrivateKey key = PemReader.privateKey(keyPem, null);
		if (!CertificateChain.belongTogether(certificate, key)) {
			throw new InvalidCertificateException(InvalidCertificateException.Part.KEY,
					"The private key does not belong to the certificate.");
		}
		return new IssuedCertificate(certificate, key);
	}

	/**
	 * Whether this is the authority that signed a certificate.
	 * @param other the certificate
	 * @return whether issuer name and signature fit
	 */
	public boolean hasSigned(X509Certificate other) {
		return CertificateChain.hasSigned(this.certificate, other);
	}

	/**
	 * The certificate as PEM.
	 * @return one {@code CERTIFICATE} block with a final newline
	 */
	public String certificatePem() {
		return Pem.write("CERTIFICATE", Pem.encoded(this.certificate));
	}

	/**
	 * The private key as unencrypted PKCS#8 PEM: a secret.
	 * @return one {@code PRIVATE KEY} block with a final newline
	 */
	public String keyPem() {
		return Pem.write("PRIVATE KEY", this.key.getEncoded());
	}

	KeyPair keyPair() {
		return new KeyPair(this.certificate.getPublicKey(), this.key);
	}

	@Override
	public String toString() {
		return "IssuedCertificate[" + this.certificate.getSubjectX500Principal() + "]";
	}

}
